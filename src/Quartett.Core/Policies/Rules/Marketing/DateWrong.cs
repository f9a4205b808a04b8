using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>
/// R-M14: weekday and date belong together, "today" and "tomorrow" fit the day it is said, nobody is invited to what is over. A date without
/// a year may lie up to half a year back or a year ahead, and is wrong only if none of these fits.
/// </summary>
internal sealed class DateWrong : IRule
{
    private const int JustOver = 60;
    private const int LongAgo = 180;
    private const int FarAhead = 366;

    private static readonly FrozenSet<string> Past = Set("war", "waren", "hatte", "hatten", "fand", "fanden", "wurde", "wurden", "gewesen", "danke", "dank", "gab", "durften", "konnten", "kam", "kamen", "vergangenen", "vergangene", "letzten", "letzte", "gestern", "seit", "rueckblick",
        "gegruendet", "geboren", "eroeffnet", "damals", "blicken", "zurueck", "haben", "hat", "gefeiert", "stattgefunden", "stand", "von", "entstanden", "begann", "startete", "feierte", "feierten", "uebernahm", "erhielt", "erhielten", "bekam", "besteht", "bestehen", "gilt", "vom");

    private static readonly FrozenSet<string> Ahead = Set("laden", "laedt", "einladung", "anmelden", "anmeldung", "anmeldeschluss", "findet", "finden", "vormerken", "save", "kommen", "kommt", "komm", "freuen", "besuchen", "bewerben", "bewerbungsschluss", "startet", "starten", "beginnt", "oeffnet", "oeffnen", "feiern", "wird", "werden", "dabei", "termin", "tickets", "karten",
        "stellen", "erwartet", "erwarten", "praesentieren", "veranstalten");

    private static readonly FrozenSet<string> NotTomorrow = Set("guten", "jeden", "am", "frueh", "schoenen", "dieser", "diesem", "der", "den", "einen", "jeder", "sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "gestern", "von", "heute", "fuer");
    private static readonly SearchValues<char> Parts = SearchValues.Create("\n.!?:;/");
    private static readonly string[] Names = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly RuleCard Card = new()
    {
        Id = "R-M14",
        Factor = Factor.Marketing,
        Severity = Severity.Warn,
        Section = "POL-05",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var today = context.DayOf(statement);
        foreach (var wording in statement.Written())
        {
            var reading = context.Read(wording.Text);
            var dates = reading.All(Moments.Dates);
            foreach (var date in dates)
            {
                if (date.Month is < 1 or > 12) continue;
                var (start, length) = reading.Locate(date.At);
                var said = reading.Words(date.At);
                var possible = Possible(date, today).ToList();
                if (possible.Count == 0)
                {
                    // 29 February without a year, and versions like 3.2. of something, are let be.
                    if (date.Day > DateTime.DaysInMonth(2028, date.Month) && (date.Year is not null || date.Weekday is not null || said.Any(char.IsLetter))) yield return Card.Finds("impossible", wording.Field, start, length, said);
                    continue;
                }

                if ((date.Weekday ?? Behind(reading, date.At)) is { } weekday && possible.TrueForAll(d => d.DayOfWeek != weekday))
                {
                    var meant = possible.Find(d => d >= today) is { Year: > 1 } next ? next : possible[0];
                    yield return Card.Finds("weekday", wording.Field, start, length, said, Names[(int)meant.DayOfWeek], meant.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
                    continue;
                }

                if (Beside(reading, date.At) is { } relative && possible.TrueForAll(d => d != today.AddDays(relative)))
                {
                    yield return Card.Finds("relative", wording.Field, start, length, said, today.AddDays(relative).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
                    continue;
                }

                if (IsOver(reading, date, today)) yield return Card.Finds("over", wording.Field, start, length, said);
            }

            foreach (var finding in RelativeWeekdays(reading, wording, today, dates)) yield return finding;
        }
    }

    private static IEnumerable<DateOnly> Possible(WrittenDate date, DateOnly today)
    {
        int[] years = date.Year is { } year ? [year] : [today.Year, today.Year + 1, today.Year - 1];
        foreach (var y in years)
        {
            if (y is < 2 or > 9998 || date.Day > DateTime.DaysInMonth(y, date.Month)) continue;
            var day = new DateOnly(y, date.Month, date.Day);
            if (date.Year is not null || (day.DayNumber - today.DayNumber is var ahead && ahead >= -LongAgo && ahead <= FarAhead)) yield return day;
        }
    }

    // "14. Mai 2027 (Samstag)"
    private static DayOfWeek? Behind(Reading reading, Stretch date)
    {
        foreach (var token in reading.Tokens)
        {
            if (token.Start < date.End) continue;
            return token.Start - date.End <= 2 && reading.Text.AsSpan(date.End, token.Start - date.End).Contains('(') ? OpeningHours.Weekday(token.Folded) : null;
        }

        return null;
    }

    // "morgen, 3. Dezember", "heute (1.12.)": nothing but signs, "am" or "dem" between.
    private static int? Beside(Reading reading, Stretch date)
    {
        var tokens = reading.Tokens;
        var at = -1;
        for (var i = 0; i < tokens.Count && tokens[i].Start < date.Start; i++) at = i;
        while (at >= 0 && tokens[at].Folded is "am" or "dem" or "den" or "der") at--;
        if (at > 0 && tokens[at].Folded is "abend" or "nachmittag" or "mittag" or "vormittag" or "frueh" && tokens[at - 1].Folded is "heute" or "morgen" or "gestern") at--;
        if (at < 0 || OpeningHours.Weekday(tokens[at].Folded) is not null) return null;
        var between = reading.Text.AsSpan(tokens[at].End, date.Start - tokens[at].End);
        if (between.ContainsAny("\n.!?:") || between.Contains('–') || between.Contains('-')) return null;
        return Offset(reading, at);
    }

    private static int? Offset(Reading reading, int i)
    {
        var token = reading.Tokens[i];
        if (token.Masked || token.Hashtag) return null;
        switch (token.Folded)
        {
            case "heute": return 0;
            case "uebermorgen": return 2;
            case "gestern": return -1;
            case "vorgestern": return -2;
            case "morgen":
                if (i > 0 && reading.Tokens[i - 1].Sentence == token.Sentence && NotTomorrow.Contains(reading.Tokens[i - 1].Folded)) return null;
                return token.Capital && reading.Sentences[token.Sentence].FirstToken != i ? null : 1;
            default: return null;
        }
    }

    // "heute, Mittwoch", "morgen (Donnerstag)", "heute ist Freitag"
    private static IEnumerable<Finding> RelativeWeekdays(Reading reading, Wording wording, DateOnly today, IReadOnlyList<WrittenDate> dates)
    {
        var tokens = reading.Tokens;
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Folded is not ("heute" or "morgen" or "gestern" or "uebermorgen") || Offset(reading, i) is not { } offset) continue;
            var at = i + 1;
            if (tokens[at].Folded is "ist" or "am" or "dem" or "den") at++;
            if (at >= tokens.Count || tokens[at].Hashtag || tokens[at].Folded.Length < 6 || !tokens[at].Capital || OpeningHours.Weekday(tokens[at].Folded) is not { } weekday || tokens[at].Folded.EndsWith("gs", StringComparison.Ordinal)) continue;
            var between = reading.Text.AsSpan(tokens[i].End, tokens[at].Start - tokens[i].End);
            if (between.ContainsAny(Parts) || between.Contains('–')) continue;
            if (between.Contains(',') && at + 1 < tokens.Count && reading.Text.AsSpan(tokens[at].End, tokens[at + 1].Start - tokens[at].End).TrimStart(' ') is [] && tokens[at + 1].Folded is "und" or "oder" or "bis") continue;
            if (today.AddDays(offset).DayOfWeek == weekday || dates.Any(d => d.At.Overlaps(tokens[at].Start, tokens[at].End))) continue;
            var stretch = new Stretch(tokens[i].Start, tokens[at].End - tokens[i].Start);
            var (start, length) = reading.Locate(stretch);
            yield return Card.Finds("relativeWeekday", wording.Field, start, length, reading.Words(stretch), Names[(int)today.AddDays(offset).DayOfWeek]);
        }
    }

    private static bool IsOver(Reading reading, WrittenDate date, DateOnly today)
    {
        if (reading.SentenceAt(date.At.Start) is not { } sentence) return false;
        DateOnly day;
        if (date.Year is { } year)
        {
            if (year < today.Year - 1 || date.Day > DateTime.DaysInMonth(year, date.Month)) return false;
            day = new(year, date.Month, date.Day);
        }
        else
        {
            day = Possible(date, today).Where(d => d < today).DefaultIfEmpty(today).Max();
            if (today.DayNumber - day.DayNumber > JustOver) return false;
        }

        if (day >= today) return false;
        var tokens = reading.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount).ToList();
        // "vom 28. November bis 3. Dezember" is not over before its end.
        if (reading.All(Moments.Dates).Any(d => d.At.Start > date.At.Start && d.Month > 0)) return false;
        var until = tokens.FindLast(t => t.End <= date.At.Start)?.Folded is "bis" && tokens.Exists(t => t.Folded is "erhalten" or "gibt" or "sparen" or "bekommen" or "noch" or "sichern" or "bestellen" or "buchen");
        return (until || tokens.Exists(t => Ahead.Contains(t.Folded))) && !tokens.Exists(t => Past.Contains(t.Folded));
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
