using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class OffsetNeutralityTests
{
    private readonly LawRule _rule = new(new OffsetNeutrality(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Unsere Lieferung ist klimaneutral")]
    [InlineData("CO₂-neutraler Versand")]
    [InlineData("CO2 neutral verpackt")]
    [InlineData("klimapositive Schokolade")]
    [InlineData("carbon neutral delivery")]
    [InlineData("Wir kompensieren unsere CO2-Emissionen")]
    [InlineData("Klima-neutral gebraut")]
    [InlineData("#klimaneutral")]
    [InlineData("treibhausgasneutral produziert")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("nicht klimaneutral, aber sparsamer")]
    [InlineData("Was heißt „klimaneutral“?")]
    [InlineData("Das Klima im Team ist gut")]
    [InlineData("Neutral betrachtet")]
    [InlineData("Die EU will klimaneutral werden")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    private const string Claim = "Unsere Lieferung ist klimaneutral";

    [Fact]
    public void A_claim_that_holds_is_proof_and_one_that_has_ended_is_not()
    {
        _rule.With(c => c with { Claims = [new("a", new(2027, 1, 1))], ClaimIds = ["a"] }).Judge(Claim).ShouldBeEmpty();
        _rule.With(c => c with { Claims = [new("a", new(2026, 11, 30))], ClaimIds = ["a"] }).Judge(Claim).ShouldNotBeEmpty();
        _rule.With(c => c with { Claims = [new("a")] }).Judge(Claim).ShouldNotBeEmpty();
    }

    [Fact]
    public void Between_firms_it_is_a_warning_and_in_Switzerland_somebody_checks_the_proof()
    {
        _rule.With(c => c with { Audience = Audience.B2b }).Judge(Claim).ShouldHaveFound(Severity.Warn);
        _rule.With(c => c with { Jurisdiction = "CH" }).Judge(Claim).ShouldHaveFound(Severity.Approval);
    }

    [Fact]
    public void It_holds_from_the_27th_of_September_2026() => (_rule.Runs("2026-09-26"), _rule.Runs("2026-09-27")).ShouldBe((false, true));
}
