using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class EffortOverBudgetTests
{
    private readonly IRule _rule = new EffortOverBudget();

    [Fact]
    public void Above_a_hundred_warns_and_above_a_hundred_and_twenty_blocks()
    {
        Severity? Of(int planned, int budget) => _rule.Judge(Stated.Of("x"), Stated.Nothing with { Effort = new(planned, budget) }).SingleOrDefault()?.Severity;
        Of(100, 100).ShouldBeNull();
        Of(101, 100).ShouldBe(Severity.Warn);
        Of(120, 100).ShouldBe(Severity.Warn);
        Of(121, 100).ShouldBe(Severity.Block);
        Of(0, 0).ShouldBeNull();
        Of(10, 0).ShouldBe(Severity.Block);
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
