namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z01: a post serves an objective. For a day's work without one a reminder is enough.</summary>
internal sealed class NoObjective : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-Z01",
        Factor = Factor.Objectives,
        Severity = Severity.Block,
        Section = "POL-01",
        Pack = Pack.Start,
        Needs = [Need.Objective],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Plan is { ObjectiveAsked: true } plan && string.IsNullOrEmpty(plan.Objective))
            yield return Card.Finds("missing", "objective") with { Severity = context.Class is null or ContentClass.A ? Severity.Warn : Severity.Block };
    }
}
