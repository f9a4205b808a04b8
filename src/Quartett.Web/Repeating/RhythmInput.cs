using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Repeating;

/// <summary>The rhythm of a series as a form has it: what was typed stays, also when it makes no sense yet.</summary>
public sealed record RhythmInput(
    string Unit, string Every, IReadOnlyList<int> Weekdays, string Monthly, string DayOfMonth, string Nth, string NthDay, string First, string Time, string End, string Until, string Times)
{
    public const string NthOfMonth = "nth";

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Once a week, on this day and at this time.</summary>
    public static RhythmInput At(LocalDateTime moment) => Of(new Recurrence { Weekdays = [(int)moment.DayOfWeek], First = moment.Date, Time = moment.TimeOfDay });

    public static RhythmInput Of(Recurrence recurrence) => new(
        recurrence.Unit.ToString(),
        Number(recurrence.Every),
        recurrence.Weekdays.Count > 0 ? recurrence.Weekdays : [(int)recurrence.First.DayOfWeek],
        recurrence.Nth is null ? "day" : NthOfMonth,
        Number(recurrence.DayOfMonth ?? recurrence.First.Day),
        Number(recurrence.Nth ?? Math.Min(((recurrence.First.Day - 1) / 7) + 1, 4)),
        Number(recurrence.Weekdays.Count > 0 ? recurrence.Weekdays[0] : (int)recurrence.First.DayOfWeek),
        LocalDatePattern.Iso.Format(recurrence.First),
        Minutes.Format(recurrence.Time),
        recurrence.Until is not null ? "until" : recurrence.Times is not null ? "times" : "never",
        recurrence.Until is { } until ? LocalDatePattern.Iso.Format(until) : "",
        recurrence.Times is { } times ? Number(times) : "10");

    public static RhythmInput Of(IFormCollection form)
    {
        return new(
            One("_unit"), One("_every"), [.. form["_weekday"].Select(Whole)], One("_monthly"), One("_dayOfMonth"), One("_nth"), One("_nthDay"), One("_first"), One("_at"), One("_end"), One("_until"), One("_times"));

        string One(string name) => StorableText.Of(form[name].ToString());
    }

    public static bool IsIn(HttpRequest request) => request.HasFormContentType && request.Form.ContainsKey("_unit");

    /// <returns>Numbers that cannot be read become ones that are refused, so that there is one sentence for both.</returns>
    public Outcome<Recurrence> Read()
    {
        if (LocalDatePattern.Iso.Parse(First) is not { Success: true } first) return new Refusal("series.first", "first");
        if (Minutes.Parse(Time) is not { Success: true } time) return new Refusal("schedule.unreadable", "time");
        LocalDate? until = null;
        if (End == "until")
        {
            if (LocalDatePattern.Iso.Parse(Until) is not { Success: true } day) return new Refusal("series.first", "until");
            until = day.Value;
        }

        var unit = Enum.TryParse<RecurrenceUnit>(Unit, out var known) ? known : RecurrenceUnit.Weeks;
        var nth = unit == RecurrenceUnit.Months && Monthly == NthOfMonth;
        return new Recurrence
        {
            Unit = unit,
            Every = Whole(Every),
            Weekdays = unit == RecurrenceUnit.Weeks ? [.. Weekdays.Order()] : nth ? [Whole(NthDay)] : [],
            Nth = nth ? Whole(Nth) : null,
            DayOfMonth = unit == RecurrenceUnit.Months && !nth ? Whole(DayOfMonth) : null,
            First = first.Value,
            Time = time.Value,
            Until = until,
            Times = End == "times" ? Whole(Times) : null,
        };
    }

    private static int Whole(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
