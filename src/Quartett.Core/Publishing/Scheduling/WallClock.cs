using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing.Scheduling;

/// <summary>From the workspace's wall clock to an instant, honest about hours that are missing or come twice.</summary>
internal static class WallClock
{
    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static Outcome<DateTimeOffset> ToInstant(LocalDateTime local, DateTimeZone zone, Fold fold)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count switch
        {
            1 => mapping.Single().ToDateTimeOffset().ToUniversalTime(),
            0 => new Refusal("schedule.gap", "at", Show(local), Show(mapping.LateInterval.IsoLocalStart)),
            _ => fold switch
            {
                Fold.First => mapping.First().ToDateTimeOffset().ToUniversalTime(),
                Fold.Second => mapping.Last().ToDateTimeOffset().ToUniversalTime(),
                _ => new Refusal("schedule.twice", "at", Show(local)),
            },
        };
    }

    /// <summary>For recurring times nobody is asked about: a missing hour moves behind the gap, of two the first counts.</summary>
    public static DateTimeOffset Leniently(LocalDateTime local, DateTimeZone zone) =>
        zone.ResolveLocal(local, Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter)).ToDateTimeOffset().ToUniversalTime();

    public static LocalDateTime ToLocal(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime;

    /// <summary>As refusals carry it; whoever shows it says it in the reader's words.</summary>
    public static string Show(LocalDateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
