using System.Globalization;
using NodaTime;
using NodaTime.Extensions;

namespace Quartett.Core.Texts;

/// <summary>Days as the readers of a language write them out: "24. November 2026", "24 November 2026".</summary>
public static class LongDay
{
    /// <summary>The culture whose dates and numbers belong to a language of the product.</summary>
    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "de" ? "de-DE" : "en-GB");

    /// <param name="zone">IANA id of the time zone the day is counted in.</param>
    public static string Of(DateTimeOffset at, string zone, string language) => Of(at.ToInstant().InZone(DateTimeZoneProviders.Tzdb[zone]).Date, language);

    public static string Of(LocalDate day, string language) => day.ToString("D", CultureOf(language));
}
