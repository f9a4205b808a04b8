namespace Quartett.Web;

/// <summary>The languages of the screens.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> All = ["de", "en"];

    /// <summary>The culture whose dates and numbers belong to a language.</summary>
    public static string CultureOf(string language) => Core.Texts.LongDay.CultureOf(language).Name;

    /// <summary>As the language calls itself, so that who cannot read the page finds it.</summary>
    public static string NameOf(string language) => language == "de" ? "Deutsch" : "English";

    public static bool Knows(string? language) => language is "de" or "en";

    /// <summary>Of the running request.</summary>
    public static string Current => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
