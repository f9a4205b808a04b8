namespace Quartett.Web;

/// <summary>The languages of the screens.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<string> All = ["de", "en"];

    /// <summary>The culture whose dates and numbers belong to a language.</summary>
    public static string CultureOf(string language) => language == "de" ? "de-DE" : "en-GB";

    public static bool Knows(string? language) => language is "de" or "en";
}
