using NodaTime;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

public enum RecurrenceUnit
{
    Weeks,
    Months,
    Years,
}

/// <summary>
/// On which days, and at what time on the workspace's wall clock, a series speaks. Every day follows from this record
/// alone; when something was last sent does not count.
/// </summary>
public sealed record Recurrence
{
    public RecurrenceUnit Unit { get; init; }

    /// <summary>Every week (1), every second (2) and so on, counted from the week, month or year of <see cref="First"/>.</summary>
    public int Every { get; init; } = 1;

    /// <summary>ISO days of the week, 1 = Monday: one or more with weeks, exactly one beside <see cref="Nth"/>.</summary>
    public IReadOnlyList<int> Weekdays { get; init; } = [];

    /// <summary>With months: the day, 1–31; in a month that is shorter, its last. <c>null</c> for that of <see cref="First"/>.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>With months: the first to fourth weekday of the month, or -1 for the last, instead of a day.</summary>
    public int? Nth { get; init; }

    /// <summary>No day before this one. With years it is also the day and the month.</summary>
    public required LocalDate First { get; init; }

    /// <summary>Of the wall clock. An hour that is skipped moves behind the gap; of one that comes twice the first counts.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>No day after this one.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>So many days, skipped ones included; not together with <see cref="Until"/>.</summary>
    public int? Times { get; init; }
}

/// <summary>What the clock does to a time on its day.</summary>
public enum ClockShift
{
    None,

    /// <summary>The hour does not exist on this day; it becomes the next one that does.</summary>
    Skipped,

    /// <summary>The hour comes twice; the first counts.</summary>
    Twice,
}

/// <summary>A day of a series and its moment.</summary>
/// <param name="Shortened">The month has no such day; this is its last.</param>
/// <param name="IsSkipped">A person left this day out.</param>
/// <param name="Post">The post of this day, once it is planned.</param>
/// <param name="Stage">Of that post.</param>
/// <param name="Own">The post says something else than the series, or at another moment.</param>
public sealed record Occurrence(
    LocalDate Day, DateTimeOffset At, ClockShift Shift, bool Shortened, bool IsSkipped = false, PostId? Post = null, PostStage? Stage = null, bool Own = false);

/// <summary>What can be said about a recurrence without looking anywhere.</summary>
internal static class RecurrenceChecks
{
    public const int MostTimes = 1000;

    private static readonly LocalDate Earliest = new(1970, 1, 1);
    private static readonly LocalDate Latest = new(2200, 12, 31);

    public static IEnumerable<Refusal> Of(Recurrence recurrence)
    {
        var most = MostOf(recurrence.Unit);
        if (recurrence.Every < 1 || recurrence.Every > most) yield return new("series.every", "every", most);
        if (!DaysFit(recurrence)) yield return new("series.weekdays", "weekdays");
        if (recurrence.DayOfMonth is < 1 or > 31) yield return new("series.dayOfMonth", "dayOfMonth");
        if (recurrence.Nth is not (null or -1 or (>= 1 and <= 4))) yield return new("series.nth", "nth");
        if (recurrence.First < Earliest || recurrence.First > Latest) yield return new("series.first", "first");
        if (recurrence.Until < recurrence.First) yield return new("series.untilBeforeFirst", "until");
        if (recurrence.Times is < 1 or > MostTimes) yield return new("series.times", "times", MostTimes);
        if (recurrence is { Until: not null, Times: not null }) yield return new("series.oneEnd", "until");
    }

    private static bool DaysFit(Recurrence recurrence) => recurrence.Weekdays.All(d => d is >= 1 and <= 7) && (recurrence.Unit, recurrence.Nth) switch
    {
        (RecurrenceUnit.Weeks, _) => recurrence.Weekdays.Count > 0,
        (RecurrenceUnit.Months, not null) => recurrence.Weekdays.Count == 1,
        _ => true,
    };

    private static int MostOf(RecurrenceUnit unit) => unit switch
    {
        RecurrenceUnit.Weeks => 52,
        RecurrenceUnit.Months => 24,
        _ => 10,
    };
}
