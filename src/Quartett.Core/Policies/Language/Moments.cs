using System.Globalization;
using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Language;

/// <summary>A calendar day written in a text.</summary>
/// <param name="Month">0 where only the day is written ("vom 3. bis 5. Mai").</param>
/// <param name="Weekday">Where one stands right before it.</param>
internal sealed record WrittenDate(Stretch At, int Day, int Month, int? Year, DayOfWeek? Weekday);

/// <summary>A time of day written in a text.</summary>
internal sealed record WrittenTime(Stretch At, int Hour, int Minute);

/// <summary>Dates and times in German, and ISO.</summary>
internal static partial class Moments
{
    private static readonly string[] Months = ["jan", "feb", "maer", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    private static readonly string[] Weekdays = ["so", "mo", "di", "mi", "do", "fr", "sa"];

    public static IReadOnlyList<WrittenDate> Dates(Reading reading)
    {
        if (!reading.Text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var found = new List<WrittenDate>();
        foreach (Match match in DatePattern().Matches(reading.Text))
        {
            var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
            var month = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : MonthOf(match.Groups["name"].Value);
            if (day is < 1 or > 31 || month is < 1 or > 12) continue;
            int? year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : null;
            found.Add(new(new(match.Index, match.Length), day, month, year is < 100 ? 2000 + year : year, WeekdayOf(match.Groups["w"].Value)));
        }

        return found;
    }

    public static IReadOnlyList<WrittenTime> Times(Reading reading)
    {
        if (!reading.Text.AsSpan().ContainsAnyInRange('0', '9')) return [];
        var found = new List<WrittenTime>();
        foreach (Match match in TimePattern().Matches(reading.Text))
        {
            var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
            var minute = match.Groups["min"].Success ? int.Parse(match.Groups["min"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (hour <= 24 && minute < 60) found.Add(new(new(match.Index, match.Length), hour, minute));
        }

        return found;
    }

    private static int MonthOf(string name)
    {
        var folded = Folding.Of(name);
        if (folded.StartsWith("mrz", StringComparison.Ordinal)) return 3;
        if (folded.StartsWith("jaen", StringComparison.Ordinal)) return 1;
        if (folded.StartsWith("feber", StringComparison.Ordinal)) return 2;
        return Array.FindIndex(Months, m => folded.StartsWith(m, StringComparison.Ordinal)) + 1;
    }

    private static DayOfWeek? WeekdayOf(string name)
    {
        if (name.Length < 2) return null;
        var at = Array.IndexOf(Weekdays, Folding.Of(name)[..2]);
        return at < 0 ? null : (DayOfWeek)at;
    }

    [GeneratedRegex("""
        (?:(?<![\p{L}])(?<w>(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)\.?)(?:,|\s)\s?(?:(?:den|dem|der|am)\s)?)?
        (?:
          (?<![\d.,])(?<d>\d{1,2})\.\s?(?:(?<m>\d{1,2})\.(?:\s?(?<y>(?:19|20)\d{2}|\d{2}(?!\d|\s?(?:Uhr|€|EUR|%|h)))(?!\d))?|(?<name>Januar|Jänner|Jan\.?|Februar|Feber|Feb\.?|März|Maerz|Mrz\.?|April|Apr\.?|Mai|Juni|Jun\.?|Juli|Jul\.?|August|Aug\.?|September|Sept?\.?|Oktober|Okt\.?|November|Nov\.?|Dezember|Dez\.?)(?![\p{L}])(?:\s(?<y>(?:19|20)\d{2})(?!\d))?)
        | (?<!\d)(?<y>(?:19|20)\d{2})-(?<m>\d{2})-(?<d>\d{2})(?!\d)
        )
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"(?<![\d.,:])(?:(?<h>\d{1,2})(?:[:.](?<min>\d{2}))?\s?(?:-\s?)?Uhr|(?<h>\d{1,2}):(?<min>\d{2})(?!\d)|(?<h>\d{1,2})\s?h(?<min>\d{2})?(?![\p{L}\d/]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimePattern();
}
