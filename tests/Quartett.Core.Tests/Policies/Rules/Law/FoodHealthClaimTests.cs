using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class FoodHealthClaimTests
{
    private readonly LawRule _rule = new(new FoodHealthClaim(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Unser Ingwertee stärkt das Immunsystem")]
    [InlineData("Detox-Smoothie")]
    [InlineData("Bekömmliches Dinkelbier")]
    [InlineData("Gesunde Suppe aus der Region")]
    [InlineData("Honig hilft bei Husten")]
    [InlineData("Der Tee entgiftet")]
    [InlineData("Superfood-Bowl")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Bleiben Sie gesund")]
    [InlineData("Gesundes neues Jahr")]
    [InlineData("Gesunde Mitarbeiter, guter Betrieb")]
    [InlineData("Gesundes Raumklima durch Lehmputz")]
    [InlineData("Das stärkt den Zusammenhalt beim Essen")]
    [InlineData("Frisches Brot aus dem Ofen")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_claim_that_holds_is_proof() => _rule.With(c => c with { Claims = [new("a")], ClaimIds = ["a"] }).Judge("Unser Ingwertee stärkt das Immunsystem").ShouldBeEmpty();
}
