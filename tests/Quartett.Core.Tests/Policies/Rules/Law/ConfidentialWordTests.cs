using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ConfidentialWordTests
{
    private readonly LawRule _rule = new(new ConfidentialWord(), Stated.Nothing with { Confidential = [new("Nordlicht"), new("X 700")] }, "instagram");

    [Theory]
    [InlineData("Projekt Nordlicht nimmt Form an")]
    [InlineData("#Nordlicht")]
    [InlineData("Nordlichter und Nordlichtprojekt")]
    [InlineData("NORD­LICHT")]
    [InlineData("Die Baureihe X 700 kommt")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Licht im Norden")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_word_whose_time_is_over_may_be_said() => _rule.With(c => c with { Confidential = [new("Nordlicht", new(2026, 11, 30))] }).Judge("Nordlicht ist da").ShouldBeEmpty();

    [Fact]
    public void A_files_name_gives_it_away_too() =>
        _rule.With(c => c with { Images = [new ImageFacts { FileName = "nordlicht_final.jpg" }] }).Judge(Stated.Of("Neu") with { Images = [Stated.Image()] }).ShouldHaveSingleItem().Code.ShouldBe("rule.P37.fileName");
}
