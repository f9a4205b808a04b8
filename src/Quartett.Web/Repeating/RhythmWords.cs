using System.Globalization;
using Quartett.Core.Publishing;
using Quartett.Web.Posts;

namespace Quartett.Web.Repeating;

/// <summary>The rhythm of a series as people say it.</summary>
internal static class RhythmWords
{
    /// <summary>"jede Woche am Dienstag und Freitag um 9:00, bis 31. Januar 2027".</summary>
    public static string Say(this Words words, Recurrence recurrence)
    {
        var rhythm = words.Of($"rhythm.say.{KeyOf(recurrence)}", recurrence.Every, Days(words, recurrence), recurrence.Time.ToString("H:mm", CultureInfo.InvariantCulture));
        return recurrence switch
        {
            { Until: { } until } => words.Of("rhythm.say.until", rhythm, until.ToString(words["rhythm.longDay"], CultureInfo.CurrentCulture)),
            { Times: { } times } => words.Of(times == 1 ? "rhythm.say.once" : "rhythm.say.times", rhythm, times),
            _ => rhythm,
        };
    }

    /// <summary>What is unusual about a day: its hour is missing or comes twice, or its month is too short.</summary>
    public static string? Note(this Words words, Occurrence occurrence, Recurrence recurrence, Moments moments) => occurrence switch
    {
        { Shift: ClockShift.Skipped } => words.Of("rhythm.note.skipped", recurrence.Time.ToString("H:mm", CultureInfo.InvariantCulture), moments.Time(occurrence.At)),
        { Shift: ClockShift.Twice } => words.Of("rhythm.note.twice", recurrence.Time.ToString("H:mm", CultureInfo.InvariantCulture)),
        { Shortened: true } => words.Of("rhythm.note.shortened", recurrence.DayOfMonth ?? recurrence.First.Day),
        _ => null,
    };

    /// <summary>The moment of a day, always with its weekday: it is what a rhythm is about.</summary>
    public static string Say(this Words words, Occurrence occurrence, Moments moments)
    {
        var day = moments.Local(occurrence.At).Date;
        return words.Of("moment.dayAndTime", day.ToString(words[day.Year == moments.Today.Year ? "rhythm.shortDay" : "rhythm.shortDayAndYear"], CultureInfo.CurrentCulture), moments.Time(occurrence.At));
    }

    public static string Weekday(int day) => CultureInfo.CurrentCulture.DateTimeFormat.DayNames[day % 7];

    public static string ShortWeekday(int day) => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[day % 7];

    private static string KeyOf(Recurrence recurrence) => recurrence switch
    {
        { Unit: RecurrenceUnit.Weeks, Every: 1, Weekdays.Count: 7 } => "daily",
        { Every: 1 } => $"each{recurrence.Unit}",
        _ => $"some{recurrence.Unit}",
    };

    private static string Days(Words words, Recurrence recurrence) => recurrence switch
    {
        { Unit: RecurrenceUnit.Weeks } => words.List([.. recurrence.Weekdays.Order().Select(Weekday)]),
        { Unit: RecurrenceUnit.Years } => recurrence.First.ToString(words["rhythm.dayOfYear"], CultureInfo.CurrentCulture),
        { Nth: { } nth } => words.Of($"rhythm.nthOf.{(nth < 0 ? "last" : nth)}", Weekday(recurrence.Weekdays[0])),
        { DayOfMonth: 31 } => words["rhythm.lastDay"],
        _ => words.Of("rhythm.dayOf", recurrence.DayOfMonth ?? recurrence.First.Day),
    };
}
