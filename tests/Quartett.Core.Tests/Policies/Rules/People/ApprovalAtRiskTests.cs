using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class ApprovalAtRiskTests
{
    private readonly IRule _rule = new ApprovalAtRisk();

    [Fact]
    public void Somebody_is_there_before_it_goes_out()
    {
        var at = Stated.Nothing.Now.AddHours(5);
        RuleContext There(double from, double to) => Stated.Nothing with { Approval = new() { Waiting = true, Approvers = [new(Stated.Nothing.Now.AddHours(from), Stated.Nothing.Now.AddHours(to))] } };
        _rule.Codes(Stated.Of("x") with { At = at }, There(1, 2)).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x") with { At = at }, There(5, 6)).ShouldBe(["rule.H05.nobody at publishAt"]);
        _rule.Codes(Stated.Of("x") with { At = at }, There(-2, 0)).ShouldBe(["rule.H05.nobody at publishAt"]);
        _rule.Codes(Stated.Of("x") with { At = at }).ShouldBeEmpty();
    }
}
