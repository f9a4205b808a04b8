namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M06: a post carries one of the company's messages or belongs to one of its pillars.</summary>
internal sealed class NoMessage : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-M06",
        Factor = Factor.Marketing,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Objective],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Plan is { MessageAsked: true } plan && string.IsNullOrEmpty(plan.Message) && string.IsNullOrEmpty(plan.Pillar)) yield return Card.Finds("missing", "message");
    }
}
