using System.Globalization;
using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>Opening hours as people write them: "Mo-Fr 09:00-18:00, Sa 9-13 Uhr".</summary>
internal static partial class OpeningHours
{
    private static readonly string[] Short = ["so", "mo", "di", "mi", "do", "fr", "sa"];
    private static readonly string[] Long = ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"];
    private static readonly string[] English = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static IReadOnlyList<(DayOfWeek Day, TimeOnly From, TimeOnly To)> Parse(string value)
    {
        var found = new List<(DayOfWeek, TimeOnly, TimeOnly)>();
        var days = new List<DayOfWeek>();
        var daysDone = false;
        foreach (Match part in Part().Matches(value))
        {
            if (part.Groups["d1"].Success)
            {
                if (daysDone) days.Clear();
                daysDone = false;
                var first = Weekday(Folding.Of(part.Groups["d1"].Value))!.Value;
                var last = part.Groups["d2"].Success ? Weekday(Folding.Of(part.Groups["d2"].Value))!.Value : first;
                for (var d = first; ; d = (DayOfWeek)(((int)d + 1) % 7))
                {
                    days.Add(d);
                    if (d == last) break;
                }
            }
            else if (Read(part, "h1", "m1") is { } from && Read(part, "h2", "m2") is { } to)
            {
                daysDone = true;
                foreach (var day in days.Count > 0 ? days : [.. Enum.GetValues<DayOfWeek>()]) found.Add((day, from, to));
            }
        }

        return found;
    }

    public static DayOfWeek? Weekday(string folded)
    {
        var at = Array.IndexOf(Short, folded);
        if (at < 0) at = Array.IndexOf(Long, folded.EndsWith('s') && folded.Length > 6 ? folded[..^1] : folded);
        if (at < 0) at = Array.IndexOf(English, folded);
        if (at < 0 && folded is "sonnabend" or "sonnabends") at = 6;
        return at < 0 ? null : (DayOfWeek)at;
    }

    private static TimeOnly? Read(Match part, string hour, string minute) =>
        int.TryParse(part.Groups[hour].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h <= 24
            ? new TimeOnly(h % 24, part.Groups[minute].Success ? int.Parse(part.Groups[minute].ValueSpan, CultureInfo.InvariantCulture) % 60 : 0)
            : null;

    [GeneratedRegex(@"(?<![\p{L}])(?<d1>Mo|Di|Mi|Do|Fr|Sa|So|Montags?|Dienstags?|Mittwochs?|Donnerstags?|Freitags?|Samstags?|Sonnabends?|Sonntags?|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?![\p{L}])\.?(?:\s?(?:-|–|bis)\s?(?<d2>Mo|Di|Mi|Do|Fr|Sa|So|Montags?|Dienstags?|Mittwochs?|Donnerstags?|Freitags?|Samstags?|Sonnabends?|Sonntags?|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?![\p{L}]))?|(?<h1>\d{1,2})(?:[:.](?<m1>\d{2}))?(?:\s?Uhr)?\s?(?:-|–|bis)\s?(?<h2>\d{1,2})(?:[:.](?<m2>\d{2}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
