using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Quartett.Core.Policies.Drafts;

/// <summary>Service hours and presence as a draft gives them: by weekday, or from moment to moment.</summary>
internal static class DraftHours
{
    private static readonly string[][] Days =
    [
        ["sun", "sunday", "so", "sonntag"], ["mon", "monday", "mo", "montag"], ["tue", "tuesday", "di", "dienstag"], ["wed", "wednesday", "mi", "mittwoch"],
        ["thu", "thursday", "do", "donnerstag"], ["fri", "friday", "fr", "freitag"], ["sat", "saturday", "sa", "samstag"],
    ];

    public static ServiceHours? Service(JsonElement hours)
    {
        if (hours.ValueKind != JsonValueKind.Object) return null;
        var week = new Dictionary<DayOfWeek, IReadOnlyList<DaySpan>>();
        var exceptions = new Dictionary<DateOnly, IReadOnlyList<DaySpan>>();
        Add(hours);
        if (hours.Given("exceptions") is { ValueKind: JsonValueKind.Object } other) Add(other);
        return new(week, exceptions);

        void Add(JsonElement byDay)
        {
            foreach (var day in byDay.EnumerateObject())
            {
                if (DayOf(day.Name) is { } weekday) week[weekday] = Spans(day.Name, day.Value);
                else if (DateOnly.TryParseExact(day.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) exceptions[date] = Spans(day.Name, day.Value);
            }
        }
    }

    /// <summary>A name alone is somebody who is there; weekly hours are laid out around the moment.</summary>
    public static IReadOnlyList<PresenceWindow> Presence(JsonElement presence, DateTimeOffset moment, DateTimeZone zone)
    {
        if (presence.ValueKind == JsonValueKind.Object) return [.. Weekly(Service(presence)!, moment, zone)];
        if (presence.ValueKind != JsonValueKind.Array) return [];
        var windows = new List<PresenceWindow>();
        foreach (var entry in presence.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object)
            {
                var person = entry.Text("person") ?? entry.Text("name") ?? entry.Text("who");
                if (entry.Text("from") is { } from && entry.Text("to") is { } to)
                {
                    if (Moments.TryRead(from, zone, out var start) && Moments.TryRead(to, zone, out var end)) windows.Add(new(start, end, person));
                    else if (Span($"{from}-{to}") is { } span) windows.AddRange(Weekly(new(DaysOf(entry).ToDictionary(d => d, _ => (IReadOnlyList<DaySpan>)[span])), moment, zone));
                    else throw DraftJson.Wrong("presence", entry);
                }
                else
                {
                    windows.AddRange(Weekly(Service(entry)!, moment, zone));
                }
            }
            else if (entry.ValueKind == JsonValueKind.String && entry.GetString() is { Length: > 0 } text)
            {
                var ends = text.Split('/');
                if (ends.Length == 2 && Moments.TryRead(ends[0], zone, out var start) && Moments.TryRead(ends[1], zone, out var end)) windows.Add(new(start, end));
                else if (Span(text) is { } span) windows.AddRange(Weekly(new(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => (IReadOnlyList<DaySpan>)[span])), moment, zone));
                else windows.Add(new(moment, moment.AddDays(1), text));
            }
        }

        return windows;
    }

    private static IEnumerable<DayOfWeek> DaysOf(JsonElement entry) => entry.Text("day") is { } day && DayOf(day) is { } weekday ? [weekday] : Enum.GetValues<DayOfWeek>();

    private static IEnumerable<PresenceWindow> Weekly(ServiceHours hours, DateTimeOffset moment, DateTimeZone zone)
    {
        var today = Instant.FromDateTimeOffset(moment).InZone(zone).Date;
        for (var offset = -1; offset <= 2; offset++)
        {
            var day = today.PlusDays(offset);
            foreach (var span in hours.Exceptions?.GetValueOrDefault(day.ToDateOnly()) ?? hours.Week.GetValueOrDefault(day.ToDateOnly().DayOfWeek) ?? [])
            {
                var to = span.To <= span.From ? day.PlusDays(1) : day;
                yield return new(At(day, span.From), At(to, span.To));
            }
        }

        DateTimeOffset At(LocalDate day, TimeOnly time) => day.At(LocalTime.FromTimeOnly(time)).InZoneLeniently(zone).ToDateTimeOffset();
    }

    private static IReadOnlyList<DaySpan> Spans(string day, JsonElement spans) => spans.ValueKind switch
    {
        JsonValueKind.Array => [.. spans.EnumerateArray().Select(s => Span(day, s))],
        JsonValueKind.Null => [],
        _ => [Span(day, spans)],
    };

    private static DaySpan Span(string day, JsonElement span) => span.ValueKind switch
    {
        JsonValueKind.String when Span(span.GetString()!) is { } read => read,
        JsonValueKind.Object when Span($"{span.Text("from")}-{span.Text("to")}") is { } read => read,
        _ => throw DraftJson.Wrong(day, span),
    };

    private static DaySpan? Span(string text)
    {
        var ends = text.Split(['-', '–'], StringSplitOptions.TrimEntries);
        return ends.Length == 2 && Time(ends[0]) is { } from && Time(ends[1]) is { } to ? new(from, to) : null;
    }

    private static TimeOnly? Time(string text) =>
        text is "24:00" or "24" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, ["H:mm", "HH:mm", "HH:mm:ss", "H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static DayOfWeek? DayOf(string name)
    {
        var at = Array.FindIndex(Days, d => d.Contains(name.ToLowerInvariant()));
        return at < 0 ? null : (DayOfWeek)at;
    }
}
