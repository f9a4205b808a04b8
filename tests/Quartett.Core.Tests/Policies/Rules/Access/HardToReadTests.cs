using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class HardToReadTests
{
    private readonly IRule _rule = new HardToRead();

    [Fact]
    public void Twenty_five_words_pass_and_twenty_six_are_long()
    {
        _rule.Codes(Stated.Of("Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort."), Stated.Nothing).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort."), Stated.Nothing).ShouldBe(["rule.B07.sentence at text"]);
    }

    [Fact]
    public void Long_words_are_hard()
    {
        _rule.Codes(Stated.Of("Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen. Betriebswirtschaftliche Rahmenbedingungen erfordern Prozessoptimierungen."), Stated.Nothing).ShouldBe(["rule.B07.hard at text"]);
    }

    [Fact]
    public void Short_sentences_are_easy_and_hashtags_no_words()
    {
        _rule.Codes(Stated.Of("Der Tisch ist da. Er ist aus Holz. Wir sind froh. Kommt gern zu uns. Es gibt Tee und Brot. #Betriebswirtschaft"), Stated.Nothing).ShouldBeEmpty();
    }
}
