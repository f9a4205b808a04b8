namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z05: the objective is still pursued when the post goes out.</summary>
internal sealed class ObjectiveOver : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-Z05",
        Factor = Factor.Objectives,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Objective],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Plan is not { Objective: { Length: > 0 } objective } plan) yield break;
        if (plan.ObjectivePaused) yield return Card.Finds("paused", "objective", objective);
        else if (plan.ObjectiveUntil is { } until && until < context.DayOf(statement)) yield return Card.Finds("over", "objective", objective, until.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
    }
}
