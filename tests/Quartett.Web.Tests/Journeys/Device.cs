using Microsoft.Playwright;

namespace Quartett.Web.Tests.Journeys;

/// <summary>What somebody holds in their hands, and which language they read.</summary>
/// <param name="Name">As it stands in the names of screenshots.</param>
public sealed record Device(string Name, string Language, int Width, int Height, bool Phone, bool Dark)
{
    public static Device Desk(string language = "en") => new($"desk-{language}-light", language, 1280, 900, Phone: false, Dark: false);

    public static Device Pocket(string language = "de") => new($"phone-{language}-dark", language, 390, 844, Phone: true, Dark: true);

    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new() { Width = Width, Height = Height },
        IsMobile = Phone,
        HasTouch = Phone,
        ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
        Locale = Language == "de" ? "de-DE" : "en-GB",
        TimezoneId = "Europe/Berlin",
        ReducedMotion = ReducedMotion.Reduce,
    };

    /// <summary>A text as it stands on this person's screen.</summary>
    public string Word(string key) => Words.All(Language)[key];

    public override string ToString() => Name;
}
