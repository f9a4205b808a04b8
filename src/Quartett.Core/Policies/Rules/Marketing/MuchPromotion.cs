namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M13: not too much of what is said is advertising, over the last 30 days and what is planned.</summary>
internal sealed class MuchPromotion : IRule
{
    private const int FewPosts = 5;
    private static readonly NumberParameter Share = new("percent", 30, 1, 100);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M13",
        Factor = Factor.Marketing,
        Severity = Severity.Info,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Earlier, Need.Kind],
        Parameters = [Share],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Earlier is not { } others || context.PostType != "offer") yield break;
        var since = context.MomentOf(statement) - TimeSpan.FromDays(30);
        var counted = others.Where(o => o.At >= since || o.Planned).ToList();
        if (counted.Count + 1 < FewPosts) yield break;
        var percent = 100 * (counted.Count(o => o.Promotional) + 1) / (counted.Count + 1);
        if (percent > context.Value(Card, Share)) yield return Card.FindsIn("much", "postType", percent, context.Value(Card, Share));
    }
}
