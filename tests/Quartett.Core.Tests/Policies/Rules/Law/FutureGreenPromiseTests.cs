using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class FutureGreenPromiseTests
{
    private readonly LawRule _rule = new(new FutureGreenPromise(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Bis 2030 sind wir klimaneutral")]
    [InlineData("Bis 2035 halbieren wir unsere CO2-Emissionen")]
    [InlineData("In fünf Jahren arbeiten wir emissionsfrei")]
    [InlineData("Ab 2028 fährt unsere Flotte klimaneutral")]
    [InlineData("Unser Weg zur Klimaneutralität")]
    [InlineData("Künftig verpacken wir plastikfrei")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Bis 2026 haben wir CO2 gespart")]
    [InlineData("Deutschland will bis 2045 klimaneutral werden")]
    [InlineData("Bis 2030 bilden wir zehn Tischler aus")]
    [InlineData("Bis 2030 sparen wir CO2. Unser Klimaplan: https://lindner.example/klimaplan")]
    [InlineData("Vortrag: klimaneutral bis 2040?")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    private const string Claim = "Bis 2030 sind wir klimaneutral";

    [Fact]
    public void A_claim_that_holds_is_proof_and_one_that_has_ended_is_not()
    {
        _rule.With(c => c with { Claims = [new("a", new(2027, 1, 1))], ClaimIds = ["a"] }).Judge(Claim).ShouldBeEmpty();
        _rule.With(c => c with { Claims = [new("a", new(2026, 11, 30))], ClaimIds = ["a"] }).Judge(Claim).ShouldNotBeEmpty();
        _rule.With(c => c with { Claims = [new("a")] }).Judge(Claim).ShouldNotBeEmpty();
    }

    [Fact]
    public void It_holds_from_the_27th_of_September_2026() => (_rule.Runs("2026-09-26"), _rule.Runs("2026-09-27")).ShouldBe((false, true));
}
