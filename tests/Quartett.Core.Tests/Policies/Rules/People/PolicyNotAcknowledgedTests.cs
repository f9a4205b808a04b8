using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class PolicyNotAcknowledgedTests
{
    private readonly IRule _rule = new PolicyNotAcknowledged();

    [Fact]
    public void Fourteen_days_of_grace_then_a_block()
    {
        Severity? Of(int acknowledged, int day) => _rule.Judge(Stated.Of("x"), Stated.Nothing with { Policy = new(4, new DateOnly(2026, 11, day)), Author = new() { Acknowledged = acknowledged } }).SingleOrDefault()?.Severity;
        Of(4, 1).ShouldBeNull();
        Of(3, 17).ShouldBe(Severity.Approval);
        Of(3, 16).ShouldBe(Severity.Block);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Policy = new(4, null) }).ShouldBeEmpty();
    }
}
