namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M08: before its time nothing of it goes out.</summary>
internal sealed class Embargoed : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-M08",
        Factor = Factor.Marketing,
        Severity = Severity.Block,
        Section = "POL-03",
        Pack = Pack.Normal,
        Needs = [Need.Embargo],
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.EmbargoUntil is { } until && context.MomentOf(statement) < until)
            yield return Card.Finds("early", "publishAt", NodaTime.Instant.FromDateTimeOffset(until).InZone(context.Zone).ToDateTimeOffset().ToString("dd.MM.yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }
}
