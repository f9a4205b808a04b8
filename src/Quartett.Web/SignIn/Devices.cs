namespace Quartett.Web.SignIn;

/// <summary>Browser and system in plain words, for the list of sessions: "Firefox, Android".</summary>
internal static class Devices
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Describe(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        var parts = new[] { First(Browsers, agent), First(Systems, agent) }.Where(p => p is not null);
        return string.Join(", ", parts) is { Length: > 0 } known ? known : "–";
    }

    private static string? First((string Sign, string Name)[] all, string agent)
    {
        foreach (var (sign, name) in all)
        {
            if (agent.Contains(sign, StringComparison.Ordinal)) return name;
        }

        return null;
    }
}
