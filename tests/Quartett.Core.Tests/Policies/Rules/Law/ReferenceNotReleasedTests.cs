using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ReferenceNotReleasedTests
{
    private readonly LawRule _rule = new(new ReferenceNotReleased(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Für unseren Kunden Stahlbau Kramer GmbH gebaut")]
    [InlineData("Unsere Kundin Frau Schmitz zieht ein")]
    [InlineData("Im Auftrag von Möbel Berger AG")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Ein Kunde fragte nach Esche")]
    [InlineData("Unsere Kunden mögen Eiche")]
    [InlineData("Danke an Familie Thomsen")]
    [InlineData("Die Kramer GmbH sitzt nebenan")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void The_register_decides()
    {
        _rule.With(c => c with { Customers = [new("Stahlbau Kramer GmbH", true)] }).Judge("Für unseren Kunden Stahlbau Kramer GmbH gebaut").ShouldBeEmpty();
        _rule.With(c => c with { Customers = [new("Schmitz", false)] }).Judge("Bei Schmitz steht jetzt unser Tisch").ShouldHaveSingleItem().Code.ShouldBe("rule.P36.notReleased");
    }
}
