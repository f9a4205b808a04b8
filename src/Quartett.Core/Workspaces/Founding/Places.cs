namespace Quartett.Core.Workspaces.Founding;

/// <summary>Where a company can be, and what follows from it.</summary>
public static class Places
{
    public static readonly IReadOnlyList<string> Countries = ["DE", "AT", "CH"];

    /// <summary>Codes of lines of business; their names stand in the resources under <c>sector.{code}</c>.</summary>
    public static readonly IReadOnlyList<string> Sectors =
        ["crafts", "retail", "hospitality", "health", "automotive", "realEstate", "food", "finance", "services", "manufacturing", "culture", "other"];

    public static readonly IReadOnlyList<string> Languages = ["de", "en"];

    internal static string TimeZoneOf(string country) => country switch
    {
        "AT" => "Europe/Vienna",
        "CH" => "Europe/Zurich",
        _ => "Europe/Berlin",
    };
}
