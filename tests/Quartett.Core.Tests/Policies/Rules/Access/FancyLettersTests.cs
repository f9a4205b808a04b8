using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class FancyLettersTests
{
    private readonly IRule _rule = new FancyLetters();

    [Fact]
    public void Fancy_letters_are_found_and_written_out()
    {
        _rule.Judge(Stated.Of("Jetzt: 𝗡𝗲𝘂 𝗯𝗲𝗶 𝘂𝗻𝘀")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("rule.B06.fancy"), f => f.Start.ShouldBe(7), f => f.Replacement.ShouldBe("Neu bei uns"));
        _rule.Codes(Stated.Of("Ｎｅｕ"), Stated.Nothing).ShouldBe(["rule.B06.fancy at text"]);
    }

    [Fact]
    public void Umlauts_emojis_and_ordinary_signs_are_fine()
    {
        _rule.Codes(Stated.Of("Grüße aus Köln: 20 °C, CO₂, 5 m², 🅿️ vor dem Haus, ① und ②, „Zitat“ – fertig ✓"), Stated.Nothing).ShouldBeEmpty();
    }
}
