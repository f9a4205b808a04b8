namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H02: who speaks has acknowledged the guideline as it stands. After a material change there is time to do so; meanwhile somebody else approves.</summary>
internal sealed class PolicyNotAcknowledged : IRule
{
    private static readonly NumberParameter Grace = new("graceDays", 14, 0, 365);

    private static readonly RuleCard Card = new()
    {
        Id = "R-H02",
        Factor = Factor.People,
        Severity = Severity.Block,
        Section = "POL-01",
        Pack = Pack.Start,
        Needs = [Need.Acknowledgement],
        Parameters = [Grace],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Policy is not { } policy || context.Author?.Acknowledged is not { } acknowledged || acknowledged >= policy.Version) yield break;
        var inGrace = policy.MaterialSince is { } since && context.DayOf(statement) <= since.AddDays(context.Value(Card, Grace));
        yield return inGrace
            ? Card.FindsIn("grace", "author.acknowledged", acknowledged, policy.Version, policy.MaterialSince!.Value.AddDays(context.Value(Card, Grace)).ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture)) with { Severity = Severity.Approval }
            : Card.FindsIn("missing", "author.acknowledged", acknowledged, policy.Version);
    }
}
