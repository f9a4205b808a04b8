using NodaTime;

namespace Quartett.Core.Publishing.Repeating;

/// <summary>The days of a recurrence. A pure function: whoever asks, whenever, gets the same days.</summary>
internal static class RecurrenceDays
{
    /// <returns>In order, none after <paramref name="through"/>.</returns>
    public static IEnumerable<LocalDate> Of(Recurrence recurrence, LocalDate through)
    {
        var last = recurrence.Until is { } until && until < through ? until : through;
        var days = Stretches(recurrence, last).SelectMany(start => In(recurrence, start)).Where(day => day >= recurrence.First).TakeWhile(day => day <= last);
        return recurrence.Times is { } times ? days.Take(times) : days;
    }

    /// <summary>Whether the month is too short for the day that was asked for.</summary>
    public static bool IsShortened(Recurrence recurrence, LocalDate day) => recurrence.Unit switch
    {
        RecurrenceUnit.Weeks => false,
        RecurrenceUnit.Months => recurrence.Nth is null && day.Day < (recurrence.DayOfMonth ?? recurrence.First.Day),
        _ => day.Day < recurrence.First.Day,
    };

    public static Occurrence At(Recurrence recurrence, LocalDate day, DateTimeZone zone)
    {
        var local = day + recurrence.Time;
        var shift = zone.MapLocal(local).Count switch { 0 => ClockShift.Skipped, 1 => ClockShift.None, _ => ClockShift.Twice };
        return new(day, Scheduling.WallClock.Leniently(local, zone), shift, IsShortened(recurrence, day));
    }

    // Weeks begin on Monday, so that "every second week on Monday and Friday" means one week and not the other.
    private static IEnumerable<LocalDate> Stretches(Recurrence recurrence, LocalDate last)
    {
        for (var n = 0; ; n++)
        {
            var start = recurrence.Unit switch
            {
                RecurrenceUnit.Weeks => recurrence.First.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(n * recurrence.Every),
                RecurrenceUnit.Months => FirstOfMonth(recurrence.First).PlusMonths(n * recurrence.Every),
                _ => FirstOfMonth(recurrence.First).PlusYears(n * recurrence.Every),
            };
            if (start > last) yield break;
            yield return start;
        }
    }

    private static IEnumerable<LocalDate> In(Recurrence recurrence, LocalDate start) => recurrence.Unit switch
    {
        RecurrenceUnit.Weeks => recurrence.Weekdays.Distinct().Order().Select(day => start.PlusDays(day - 1)),
        RecurrenceUnit.Months => [recurrence.Nth is { } nth ? NthOf(start, nth, (IsoDayOfWeek)recurrence.Weekdays[0]) : DayOf(start, recurrence.DayOfMonth ?? recurrence.First.Day)],
        _ => [DayOf(start, recurrence.First.Day)],
    };

    private static LocalDate DayOf(LocalDate month, int day) => month.PlusDays(Math.Min(day, month.Calendar.GetDaysInMonth(month.Year, month.Month)) - 1);

    private static LocalDate NthOf(LocalDate month, int nth, IsoDayOfWeek weekday) => nth < 0
        ? month.PlusMonths(1).Previous(weekday)
        : month.PlusDays(-1).Next(weekday).PlusWeeks(nth - 1);

    private static LocalDate FirstOfMonth(LocalDate day) => new(day.Year, day.Month, 1);
}
