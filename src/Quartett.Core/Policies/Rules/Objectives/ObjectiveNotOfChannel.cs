namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z02: the objective is one the channel was opened for.</summary>
internal sealed class ObjectiveNotOfChannel : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-Z02",
        Factor = Factor.Objectives,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Objective],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Plan is { ObjectiveType: { } type, ChannelObjectives: { } served } && !served.Contains(type, StringComparer.OrdinalIgnoreCase)) yield return Card.Finds("mismatch", "objective", type);
    }
}
