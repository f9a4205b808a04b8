using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M05: facts that are used have been confirmed not too long ago.</summary>
internal sealed class FactStale : IRule
{
    private const int Near = 60;
    private static readonly NumberParameter Price = new("priceDays", 30, 1, 3650);
    private static readonly NumberParameter Hours = new("hoursDays", 180, 1, 3650);
    private static readonly NumberParameter Contact = new("contactDays", 365, 1, 3650);
    private static readonly NumberParameter LeadTime = new("leadTimeDays", 14, 1, 3650);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M05",
        Factor = Factor.Marketing,
        Severity = Severity.Approval,
        Section = "POL-05",
        Pack = Pack.Normal,
        Needs = [Need.Facts],
        Parameters = [Price, Hours, Contact, LeadTime],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var day = context.DayOf(statement);
        foreach (var fact in context.Facts ?? [])
        {
            if (fact.ConfirmedAt is { } confirmed && day.DayNumber - confirmed.DayNumber <= Longest(fact.Type, context)) continue;
            foreach (var wording in statement.Said())
            {
                if (FactReading.Of(context.Read(wording.Text), fact, Near, new(day.DayOfWeek)).FirstOrDefault(m => m.Agrees == true) is not { } used) continue;
                yield return fact.ConfirmedAt is { } last
                    ? Card.Finds("stale", wording.Field, used.Start, used.Length, fact.Key, last.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture))
                    : Card.Finds("never", wording.Field, used.Start, used.Length, fact.Key);
            }
        }
    }

    internal static int Longest(FactType type, RuleContext context) => type switch
    {
        FactType.Price => context.Value(Card, Price),
        FactType.Phone or FactType.Address or FactType.Text => context.Value(Card, Contact),
        FactType.LeadTime => context.Value(Card, LeadTime),
        _ => context.Value(Card, Hours),
    };
}
