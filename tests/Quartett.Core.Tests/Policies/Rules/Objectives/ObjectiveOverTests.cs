using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class ObjectiveOverTests
{
    private readonly IRule _rule = new ObjectiveOver();

    [Fact]
    public void On_its_last_day_an_objective_still_holds()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { Objective = "A", ObjectiveUntil = new DateOnly(2026, 12, 1) } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { Objective = "A", ObjectiveUntil = new DateOnly(2026, 11, 30) } }).ShouldBe(["rule.Z05.over at objective"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { Objective = "A", ObjectivePaused = true } }).ShouldBe(["rule.Z05.paused at objective"]);
    }
}
