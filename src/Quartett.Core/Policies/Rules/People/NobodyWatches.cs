namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H06: somebody who may answer is there within the hour after it is out.</summary>
internal sealed class NobodyWatches : IRule
{
    private static readonly NumberParameter Watch = new("watchMinutes", 60, 0, 1440);

    private static readonly RuleCard Card = new()
    {
        Id = "R-H06",
        Factor = Factor.People,
        Severity = Severity.Warn,
        Section = "POL-11",
        Pack = Pack.Normal,
        Needs = [Need.ServiceHours],
        Parameters = [Watch],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Hours is null && context.Presence is null) yield break;
        var from = context.MomentOf(statement);
        var to = from.AddMinutes(context.Value(Card, Watch));
        if (context.Presence is { Count: > 0 } presence)
        {
            if (presence.Any(p => p.From <= to && p.To > from)) yield break;
        }
        else if (context.Hours is { } hours && IsOpen(hours, context.WallClockOf(statement), context.Value(Card, Watch)))
        {
            // The service hours are kept; nobody has said more about who is there.
            yield break;
        }

        yield return Card.Finds("nobody", "publishAt", context.WallClockOf(statement).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), context.Value(Card, Watch))
            with
        { Severity = context.Class is ContentClass.B or ContentClass.C or ContentClass.D ? Severity.Approval : Severity.Warn };
    }

    private static bool IsOpen(ServiceHours hours, NodaTime.LocalDateTime from, int minutes)
    {
        for (var later = 0; later <= minutes; later += 15)
        {
            if (IsOpen(hours, from.PlusMinutes(later))) return true;
        }

        return IsOpen(hours, from.PlusMinutes(minutes));
    }

    private static bool IsOpen(ServiceHours hours, NodaTime.LocalDateTime at)
    {
        var day = at.Date.ToDateOnly();
        var spans = hours.Exceptions?.GetValueOrDefault(day) ?? hours.Week.GetValueOrDefault(day.DayOfWeek) ?? [];
        var time = at.TimeOfDay.ToTimeOnly();
        return spans.Any(s => s.From <= time && (time < s.To || s.To == TimeOnly.MinValue));
    }
}
