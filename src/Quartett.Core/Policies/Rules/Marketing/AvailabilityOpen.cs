namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M10: what is promoted can be delivered, as far as the register knows.</summary>
internal sealed class AvailabilityOpen : IRule
{
    private static readonly NumberParameter Days = new("days", 14, 1, 365);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M10",
        Factor = Factor.Marketing,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "UWG Anh. Nr. 5",
        Pack = Pack.Normal,
        Needs = [Need.Facts, Need.Kind],
        Parameters = [Days],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.PostType != "offer") yield break;
        foreach (var fact in context.Facts ?? [])
        {
            if (fact.Type != FactType.LeadTime && !Stock(fact.Key)) continue;
            if (!statement.Written().Any(w => fact.Words.Any(word => word.Length > 0 && w.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))) continue;
            if (fact.ConfirmedAt is not { } confirmed || context.DayOf(statement).DayNumber - confirmed.DayNumber > context.Value(Card, Days)) yield return Card.Finds("open", "facts", fact.Key, context.Value(Card, Days));
        }
    }

    private static bool Stock(string key) => key.Contains("bestand", StringComparison.OrdinalIgnoreCase) || key.Contains("lager", StringComparison.OrdinalIgnoreCase) || key.Contains("liefer", StringComparison.OrdinalIgnoreCase)
        || key.Contains("verfueg", StringComparison.OrdinalIgnoreCase) || key.Contains("verfüg", StringComparison.OrdinalIgnoreCase) || key.Contains("stock", StringComparison.OrdinalIgnoreCase);
}
