using System.Globalization;
using System.Resources;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Core.Newsroom;

namespace Quartett.Web.Newsroom;

/// <summary>Words, dates and times as this company's readers expect them: its language, country and time zone, whoever reads.</summary>
public sealed class NewsroomWords
{
    private static readonly ResourceManager Texts = new("Quartett.Web.Resources.Newsroom", typeof(NewsroomWords).Assembly);
    private readonly DateTimeZone _zone;

    private NewsroomWords(CultureInfo culture, DateTimeZone zone) => (Culture, _zone) = (culture, zone);

    public static NewsroomWords Of(NewsroomSite site) =>
        new(CultureOf(site.Language, site.Country), DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.TimeZone) ?? DateTimeZone.Utc);

    public static NewsroomWords In(string language) => new(CultureOf(language, "DE"), DateTimeZone.Utc);

    public CultureInfo Culture { get; }

    public string Language => Culture.TwoLetterISOLanguageName;

    /// <summary>With an underscore, as Open Graph wants it.</summary>
    public string Locale => Culture.Name.Replace('-', '_');

    public string this[string key] => Texts.GetString(key, Culture) ?? throw new KeyNotFoundException($"No word for '{key}' in Resources/Newsroom.resx.");

    public string Of(string key, params object[] args) => string.Format(Culture, this[key], args);

    public string Day(DateTimeOffset at) => Local(at).ToString(this["newsroom.dayPattern"], Culture);

    public string Moment(DateTimeOffset at) => Local(at).ToString(this["newsroom.momentPattern"], Culture);

    /// <summary>For machines: with the offset of the company's zone.</summary>
    public string Iso(DateTimeOffset at) => at.ToInstant().InZone(_zone).ToOffsetDateTime().ToString("yyyy-MM-dd'T'HH:mm:sso<m>", CultureInfo.InvariantCulture);

    private LocalDateTime Local(DateTimeOffset at) => at.ToInstant().InZone(_zone).LocalDateTime;

    // Austria's Jänner is not Germany's Januar.
    private static CultureInfo CultureOf(string language, string country) =>
        CultureInfo.GetCultureInfo(language == "de" ? country is "AT" or "CH" ? $"de-{country}" : "de-DE" : "en-GB");
}
