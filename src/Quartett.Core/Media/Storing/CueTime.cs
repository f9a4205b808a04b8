using System.Globalization;
using System.Text.RegularExpressions;

namespace Quartett.Core.Media.Storing;

/// <summary>When a caption is shown, with the settings that follow in WebVTT.</summary>
internal sealed partial record CueTime(TimeSpan From, TimeSpan To, string Settings)
{
    public static bool TryRead(string line, bool isWebVtt, out CueTime time)
    {
        time = null!;
        var match = Line().Match(line);
        if (!match.Success || !TryClock(match.Groups["from"].Value, out var from) || !TryClock(match.Groups["to"].Value, out var to) || to <= from)
            return false;
        time = new CueTime(from, to, isWebVtt ? match.Groups["settings"].Value.Trim() : "");
        return true;
    }

    public override string ToString() => $"{Clock(From)} --> {Clock(To)}{(Settings.Length > 0 ? " " + Settings : "")}";

    private static string Clock(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");

    private static bool TryClock(string text, out TimeSpan time)
    {
        time = default;
        var parts = text.Replace(',', '.').Split(':');
        if (parts.Length is < 2 or > 3) return false;
        var hours = parts.Length == 3 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : 0;
        var minutes = int.Parse(parts[^2], CultureInfo.InvariantCulture);
        var milliseconds = (int)(decimal.Parse(parts[^1], CultureInfo.InvariantCulture) * 1000);
        if (minutes > 59 || milliseconds >= 60_000) return false;
        time = new TimeSpan(0, hours, minutes, 0, milliseconds);
        return true;
    }

    [GeneratedRegex(
        @"\A[ \t]*(?<from>([0-9]{1,3}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3})[ \t]*-->[ \t]*(?<to>([0-9]{1,3}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3})(?<settings>([ \t]+[a-z]+:[A-Za-z0-9.,%_-]+)*)[ \t]*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
