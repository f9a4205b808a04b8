namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M09: who answers customers knows of an offer before they do.</summary>
internal sealed class SalesUninformed : IRule
{
    private static readonly NumberParameter Lead = new("leadDays", 2, 0, 60);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M09",
        Factor = Factor.Marketing,
        Severity = Severity.Approval,
        Section = "POL-10",
        Pack = Pack.Normal,
        Needs = [Need.Sales],
        Parameters = [Lead],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Sales is not { } sales || (context.PostType != "offer" && context.Class != ContentClass.B)) yield break;
        if (sales.InformedAt is not { } informed) yield return Card.Finds("missing", "sales");
        else if (informed > context.MomentOf(statement) - TimeSpan.FromDays(context.Value(Card, Lead))) yield return Card.Finds("late", "sales", context.Value(Card, Lead));
    }
}
