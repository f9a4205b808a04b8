namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z07: a post is for somebody.</summary>
internal sealed class NoAudience : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-Z07",
        Factor = Factor.Objectives,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Audience],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Plan is { AudienceAsked: true } plan && string.IsNullOrEmpty(plan.TargetAudience)) yield return Card.Finds("missing", "audience");
    }
}
