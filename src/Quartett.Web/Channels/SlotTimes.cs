using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using Quartett.Core.Channels;

namespace Quartett.Web.Channels;

/// <summary>Recurring times read, written and told ahead.</summary>
internal static class SlotTimes
{
    private const int WeeksAhead = 2;
    private static readonly LocalTimePattern Typed = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    // A missing hour moves behind the gap, of two the first counts: as the dispatcher's plan does it.
    private static readonly ZoneLocalMappingResolver Lenient = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <returns><c>null</c> when either part cannot be read.</returns>
    public static Slot? Read(string day, string time) =>
        int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var weekday) && weekday is >= 1 and <= 7 && Typed.Parse(time.Trim()) is { Success: true } parsed
            ? new(weekday, (parsed.Value.Hour * 60) + parsed.Value.Minute)
            : null;

    public static string Time(Slot slot) => slot.Time.ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary>Monday is 1.</summary>
    public static string Weekday(int day) => CultureInfo.CurrentCulture.DateTimeFormat.DayNames[day % 7];

    public static IEnumerable<DateTimeOffset> Next(IReadOnlyList<Slot> slots, DateTimeZone zone, DateTimeOffset now, int count)
    {
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        return Enumerable.Range(0, (7 * WeeksAhead) + 1).Select(today.PlusDays)
            .SelectMany(day => slots.Where(s => s.Day == (int)day.DayOfWeek).OrderBy(s => s.Minute).Select(s => zone.ResolveLocal(day + s.Time, Lenient).ToDateTimeOffset()))
            .Where(at => at > now)
            .Take(count);
    }
}
