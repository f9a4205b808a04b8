using System.Globalization;
using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>Where a text speaks of a fact: the word that points at it, and the value that stands near.</summary>
/// <param name="Agrees">The value is the registered one; <c>null</c> when the text says no value.</param>
internal sealed record FactMention(Fact Fact, int Start, int Length, string Said, bool? Agrees);

/// <summary>Finds what a text says about the register's facts.</summary>
internal static partial class FactReading
{
    /// <summary>Mentions of one fact; one that agrees excuses the others near it.</summary>
    public static IEnumerable<FactMention> Of(Reading reading, Fact fact, int window, LocalDay today)
    {
        foreach (var word in Words(reading, fact))
        {
            var near = new Stretch(Math.Max(0, word.Start - window), 0);
            near = new(near.Start, Math.Min(reading.Text.Length, word.End + window) - near.Start);
            var mentions = Values(reading, fact, near, today).ToList();
            if (mentions.Count == 0) continue;
            var mention = mentions.Find(m => m.Agrees) is { At.Length: > 0 } agreeing ? agreeing : mentions[0];
            var (start, length) = reading.Locate(mention.At);
            yield return new(fact, start, length, reading.Words(mention.At), mention.Agrees);
            yield break;
        }
    }

    private static IEnumerable<Stretch> Words(Reading reading, Fact fact)
    {
        var words = OwnWords.Of(fact.Words, w => w);
        return reading.Find(words).Select(reading.StretchOf);
    }

    private static IEnumerable<(Stretch At, bool Agrees)> Values(Reading reading, Fact fact, Stretch near, LocalDay today)
    {
        switch (fact.Type)
        {
            case FactType.Price:
                if (Number(fact.Value) is not { } price) return [];
                return reading.All(Amounts.Money).Where(m => near.Overlaps(m.At.Start, m.At.End) && !m.Large).Select(m => (m.At, m.Value == price));
            case FactType.Time:
                return Register(fact.Value).All(Moments.Times) is { Count: > 0 } times
                    ? reading.All(Moments.Times).Where(t => near.Overlaps(t.At.Start, t.At.End)).Select(t => (t.At, times.Any(r => r.Hour == t.Hour && r.Minute == t.Minute)))
                    : [];
            case FactType.Date:
                return Register(fact.Value).All(Moments.Dates) is { Count: > 0 } dates
                    ? reading.All(Moments.Dates).Where(d => d.Month > 0 && near.Overlaps(d.At.Start, d.At.End)).Select(d => (d.At, dates.Any(r => r.Day == d.Day && r.Month == d.Month && (r.Year is null || d.Year is null || r.Year == d.Year))))
                    : [];
            case FactType.Phone:
                var number = Digits(fact.Value);
                return number.Length < 5 ? [] : Phone().Matches(reading.Text).Where(m => near.Overlaps(m.Index, m.Index + m.Length)).Select(m => (new Stretch(m.Index, m.Length), Digits(m.Value) == number));
            case FactType.Address:
                var street = Street(fact.Value);
                return street is null ? [] : StreetPattern().Matches(reading.Text).Where(m => near.Overlaps(m.Index, m.Index + m.Length)).Select(m => (new Stretch(m.Index, m.Length), SameStreet(Street(m.Value), street)));
            case FactType.LeadTime:
                var lead = Duration().Match(fact.Value);
                return !lead.Success ? [] : Duration().Matches(reading.Text).Where(m => near.Overlaps(m.Index, m.Index + m.Length)).Select(m => (new Stretch(m.Index, m.Length), Folding.Of(m.Value) == Folding.Of(lead.Value)));
            case FactType.Hours:
                return Hours(reading, fact.Value, near, today);
            default:
                return [];
        }
    }

    private static Reading Register(string value) => Reading.Of(DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) : value.Contains("Uhr", StringComparison.Ordinal) || value.Contains(':') ? value : value + " Uhr");

    // A day that is named with its date, or as an exception, has hours of its own.
    private static IEnumerable<(Stretch At, bool Agrees)> Hours(Reading reading, string value, Stretch near, LocalDay today)
    {
        var register = OpeningHours.Parse(value);
        if (register.Count == 0) yield break;
        var sentence = reading.Text.AsSpan(near.Start, near.Length);
        if (Exception().IsMatch(sentence) || reading.All(Moments.Dates).Any(d => near.Overlaps(d.At.Start, d.At.End))) yield break;
        var days = DaysNamed(reading, near, today);
        foreach (Match said in Span().Matches(reading.Text))
        {
            if (!near.Overlaps(said.Index, said.Index + said.Length)) continue;
            var from = Clock(said, "h1", "m1");
            var to = Clock(said, "h2", "m2");
            if (from is null && to is null) continue;
            // A lunch break may be left out: the first opening and the last closing of a day are its hours, too.
            var agrees = register.Where(r => days.Count == 0 || days.Contains(r.Day)).GroupBy(r => r.Day)
                .Any(day => (from is null || day.Any(r => r.From == from)) && (to is null || day.Any(r => r.To == to)));
            yield return (new(said.Index, said.Length), agrees);
        }
    }

    private static TimeOnly? Clock(Match said, string hour, string minute) =>
        said.Groups[hour].Success && int.Parse(said.Groups[hour].ValueSpan, CultureInfo.InvariantCulture) is var h and < 25
        && (said.Groups[minute].Success ? int.Parse(said.Groups[minute].ValueSpan, CultureInfo.InvariantCulture) : 0) is var m and < 60
            ? new TimeOnly(h % 24, m)
            : null;

    private static HashSet<DayOfWeek> DaysNamed(Reading reading, Stretch near, LocalDay today)
    {
        var days = new HashSet<DayOfWeek>();
        DayOfWeek? rangeFrom = null;
        foreach (var token in reading.Tokens)
        {
            if (!near.Overlaps(token.Start, token.End)) continue;
            if (token.Folded == "heute") days.Add(today.Day);
            else if (token.Folded == "morgen" && !token.Capital) days.Add((DayOfWeek)(((int)today.Day + 1) % 7));
            else if (OpeningHours.Weekday(token.Folded) is { } day)
            {
                if (rangeFrom is { } first)
                {
                    for (var d = first; ; d = (DayOfWeek)(((int)d + 1) % 7))
                    {
                        days.Add(d);
                        if (d == day) break;
                    }

                    rangeFrom = null;
                }
                else
                {
                    days.Add(day);
                    if (reading.Text.AsSpan(token.End, Math.Min(7, reading.Text.Length - token.End)).TrimStart(". ") is ['-' or '–', ..] or ['b', 'i', 's', ..]) rangeFrom = day;
                }
            }
        }

        return days;
    }

    private static decimal? Number(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain) ? plain : Amounts.Money(Reading.Of(value)) is [var money, ..] ? money.Value : Amounts.Money(Reading.Of(value + " €")) is [var bare, ..] ? bare.Value : null;

    private static string Digits(string number)
    {
        var digits = string.Concat(number.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        return digits.StartsWith("0049", StringComparison.Ordinal) ? "0" + digits[4..] : number.TrimStart().StartsWith("+49", StringComparison.Ordinal) ? "0" + digits[2..] : digits;
    }

    // Words before the street may have been taken for a part of its name.
    private static bool SameStreet(string? said, string registered) => said is not null && (said.EndsWith(registered, StringComparison.Ordinal) || registered.EndsWith(said, StringComparison.Ordinal));

    private static string? Street(string value) => StreetPattern().Match(value) is { Success: true } match
        ? Folding.Of(match.Value.Replace("straße", "str", StringComparison.OrdinalIgnoreCase).Replace("strasse", "str", StringComparison.OrdinalIgnoreCase))
        : null;

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:\+\d{2}[\s/-]?(?:\(0\))?|0)[\d][\d\s/()-]{4,18}\d(?![\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\p{L}])(?:\p{Lu}[\p{L}.-]*[ -]){0,2}\p{Lu}?[\p{L}-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt)\s\d{1,4}\s?[a-z]?(?![\p{L}\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StreetPattern();

    [GeneratedRegex(@"\b\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s(?:Werktage?n?|Tage?n?|Wochen?|Monate?n?|Stunden?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<![\d.,:])(?:(?:von\s)?(?<h1>\d{1,2})(?:[:.](?<m1>\d{2}))?(?:\s?Uhr)?\s?(?:-|–|—|bis)\s?(?<h2>\d{1,2})(?:[:.](?<m2>\d{2}))?(?:\s?(?:Uhr|h)(?![\p{L}])|(?<=:\d\d))|bis\s(?:um\s)?(?<h2>\d{1,2})(?:[:.](?<m2>\d{2}))?(?:\s?Uhr|(?<=:\d\d))|(?:ab|seit)\s(?<h1>\d{1,2})(?:[:.](?<m1>\d{2}))?(?:\s?Uhr|(?<=:\d\d)))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();

    [GeneratedRegex(@"ausnahmsweise|Feiertag|Heiligabend|Heilig Abend|Silvester|Neujahr|Ostern|Oster(?:sams|mon|sonn)|Karfreitag|Pfingst|Brückentag|verkürzt|verlängert|länger|Sonderöffnung|verkaufsoffen|geänderte|abweichend|Late Night|Christi|Rosenmontag|Fasching|Karneval|Inventur|Betriebsversammlung|Urlaub|Ferien", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exception();
}

/// <summary>The weekday it is said on.</summary>
internal readonly record struct LocalDay(DayOfWeek Day);
