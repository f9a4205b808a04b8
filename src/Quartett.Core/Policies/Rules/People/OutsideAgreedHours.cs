namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H11: work that a post brings lies within agreed hours, not on a Sunday, and leaves eleven hours of rest.</summary>
internal sealed class OutsideAgreedHours : IRule
{
    private static readonly NumberParameter Rest = new("restHours", 11, 0, 24);

    private static readonly RuleCard Card = new()
    {
        Id = "R-H11",
        Factor = Factor.People,
        Severity = Severity.Info,
        Section = "POL-18",
        Reference = "ArbZG §§ 5, 9",
        Pack = Pack.Normal,
        Needs = [Need.Duty],
        Parameters = [Rest],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Duty is not { } duty) yield break;
        var from = context.WallClockOf(statement with { At = duty.From });
        var to = context.WallClockOf(statement with { At = duty.To });
        if (from.DayOfWeek == NodaTime.IsoDayOfWeek.Sunday) yield return Card.Finds("sunday", "publishAt");
        else if (duty.LastEnded is { } ended && duty.From - ended < TimeSpan.FromHours(context.Value(Card, Rest))) yield return Card.Finds("rest", "publishAt", context.Value(Card, Rest));
        else if (duty.AgreedHours is { } agreed && !agreed.Any(s => s.From <= from.TimeOfDay.ToTimeOnly() && to.TimeOfDay.ToTimeOnly() <= s.To)) yield return Card.Finds("hours", "publishAt");
    }
}
