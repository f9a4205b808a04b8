using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class NoObjectiveTests
{
    private readonly IRule _rule = new NoObjective();

    [Fact]
    public void A_days_work_is_warned_and_an_offer_blocked()
    {
        var asked = Stated.Nothing with { Plan = new() { ObjectiveAsked = true } };
        _rule.Judge(Stated.Of("x"), asked with { Class = ContentClass.A }).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warn);
        _rule.Judge(Stated.Of("x"), asked with { Class = ContentClass.B }).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Block);
        _rule.Codes(Stated.Of("x"), asked with { Plan = new() { ObjectiveAsked = true, Objective = "Bekannt werden" } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
