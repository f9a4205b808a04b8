using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Web.Hosting;

namespace Quartett.Web;

/// <summary>Instants as people say them, in the person's zone or else the workspace's.</summary>
public sealed class Moments(Words words, TimeProvider clock, ICurrentActor current, ICurrentWorkspace workspace)
{
    // Germany, Austria and Switzerland share one clock; it serves the pages outside of every workspace.
    private const string Elsewhere = "Europe/Berlin";

    /// <summary>Where wall clocks run for this request.</summary>
    public DateTimeZone Zone => Known(current.SignedIn?.TimeZone) ?? Known(workspace.Opened?.TimeZone) ?? DateTimeZoneProviders.Tzdb[Elsewhere];

    public LocalDateTime Local(DateTimeOffset at) => at.ToInstant().InZone(Zone).LocalDateTime;

    public LocalDate Today => Local(clock.GetUtcNow()).Date;

    /// <summary>"heute, 9:00", "morgen, 9:00", "Di, 24. November, 9:00".</summary>
    public string Say(DateTimeOffset at) => words.Of("moment.dayAndTime", Day(at), Time(at));

    /// <summary>"heute", "morgen", "gestern", else weekday and date, with the year where it is not this one.</summary>
    public string Day(DateTimeOffset at)
    {
        var day = Local(at).Date;
        var today = Today;
        return Period.DaysBetween(today, day) switch
        {
            0 => words["moment.today"],
            1 => words["moment.tomorrow"],
            -1 => words["moment.yesterday"],
            _ => day.ToString(words[day.Year == today.Year ? "moment.dayPattern" : "moment.dayAndYearPattern"], CultureInfo.CurrentCulture),
        };
    }

    public string Time(DateTimeOffset at) => Local(at).TimeOfDay.ToString("H:mm", CultureInfo.CurrentCulture);

    /// <summary>For the title: the whole date, time and zone.</summary>
    public string Exact(DateTimeOffset at)
    {
        var zoned = at.ToInstant().InZone(Zone);
        return zoned.LocalDateTime.ToString("dddd, d. MMMM yyyy, H:mm:ss", CultureInfo.CurrentCulture) + " (" + zoned.Zone.Id + ", UTC" + zoned.Offset.ToString("+HH:mm", CultureInfo.InvariantCulture) + ")";
    }

    private static DateTimeZone? Known(string? zone) => string.IsNullOrEmpty(zone) ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
}
