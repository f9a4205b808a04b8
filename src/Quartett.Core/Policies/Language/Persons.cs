using System.Collections.Frozen;

namespace Quartett.Core.Policies.Language;

/// <summary>A person named in a text.</summary>
/// <param name="Title">Herr, Frau, Familie … as written; empty without.</param>
/// <param name="Surname">As written, an initial perhaps.</param>
internal sealed record Person(Stretch At, int First, int Last, string Title, string Surname);

/// <summary>Finds people by their titles ("Frau Schmitz") and by first name and surname ("Jana Lindner", "Sabine M.").</summary>
internal static class Persons
{
    private static readonly FrozenSet<string> Titles = Set("herr", "herrn", "frau", "familie", "fam", "eheleute", "ehepaar", "mr", "mrs", "fraeulein", "hr", "fr");
    private static readonly FrozenSet<string> Degrees = Set("dr", "prof", "dipl", "ing", "med", "mag", "di", "phil", "jur", "dent", "vet", "rer", "nat");
    private static readonly FrozenSet<string> Between = Set("von", "van", "de", "zu", "der", "den", "del", "da", "di", "al", "el", "vom", "zum", "zur");
    private static readonly FrozenSet<string> NotSurnames = Set(
        "gmbh", "ag", "kg", "und", "oder", "aus", "im", "in", "am", "ist", "hat", "wird", "strasse", "schule", "platz", "weg", "haus", "stiftung", "verein", "team", "uhr", "holle", "doktor", "direktor",
        "buergermeister", "buergermeisterin", "praesident", "minister", "pastor", "pfarrer", "meister", "chef", "chefin", "kollege", "kollegin", "nachbar", "kunde", "kundin", "mann", "kind", "kinder", "mutter", "vater",
        "monat", "jahr", "woche", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
        "markt", "allee", "kirche", "sie", "wir", "ihr", "ich", "er", "unser", "unsere", "der", "die", "das", "am", "vom", "zum", "zur", "jetzt", "heute", "morgen", "danke", "bitte", "viel", "viele", "alles", "kommt", "freut", "zeigt", "leitet", "baut");
    private static readonly FrozenSet<string> FirstNames = Lexicons.LinesOf("first-names").Where(l => !l.StartsWith("//", StringComparison.Ordinal)).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(n => Folding.Of(n)).ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<Person> In(Reading reading)
    {
        var found = new List<Person>();
        var tokens = reading.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Masked || tokens[i].Hashtag || !tokens[i].Capital || reading.IsOwnName(i)) continue;
            var title = Titles.Contains(tokens[i].Folded);
            var name = i + 1;
            if (title || Degrees.Contains(tokens[i].Folded))
            {
                while (name < tokens.Count && Degrees.Contains(tokens[name].Folded)) name++;
            }
            else if (!FirstNames.Contains(tokens[i].Folded) || (tokens[i].Chain > 1 && !DoubleName(tokens, i)))
            {
                continue;
            }

            var last = Surname(reading, name, i, title);
            if (last < 0) continue;
            if (IsPlace(reading, last)) continue;
            found.Add(new(new(tokens[i].Start, tokens[last].End - tokens[i].Start), i, last, title ? tokens[i].Folded : "", reading.Span(tokens[last]).ToString()));
            i = last;
        }

        return found;
    }

    // Anna-Lena Meier, but not Anne-Frank-Schule
    private static bool DoubleName(IReadOnlyList<Token> tokens, int i) => tokens[i].Chain == 2 && FirstNames.Contains(tokens[i + 1].Folded);

    private static int Surname(Reading reading, int name, int first, bool title)
    {
        var tokens = reading.Tokens;
        if (!title && name < tokens.Count && tokens[first].Chain == 2 && name == first + 1) name++;
        if (title && name + 1 < tokens.Count && Follows(reading, name) && FirstNames.Contains(tokens[name].Folded) && Follows(reading, name + 1) && IsName(tokens[name + 1])) name++;
        while (name + 1 < tokens.Count && Follows(reading, name) && Between.Contains(tokens[name].Folded) && !tokens[name].Capital) name++;
        if (name >= tokens.Count || !Follows(reading, name) || !IsName(tokens[name])) return -1;
        return tokens[name].Chain > 1 ? name + tokens[name].Chain - 1 : name;
    }

    private static bool IsName(Token token) => token is { Capital: true, Masked: false, Hashtag: false, IsNumber: false } && !NotSurnames.Contains(token.Folded);

    private static bool Follows(Reading reading, int token)
    {
        var between = reading.Text.AsSpan(reading.Tokens[token - 1].End, reading.Tokens[token].Start - reading.Tokens[token - 1].End);
        return between is " " or ". " or "\u00A0" or ".";
    }

    private static bool IsPlace(Reading reading, int last)
    {
        var tokens = reading.Tokens;
        var end = tokens[last].Folded;
        if (end.EndsWith("strasse", StringComparison.Ordinal) || end.EndsWith("schule", StringComparison.Ordinal) || end.EndsWith("platz", StringComparison.Ordinal) || end.EndsWith("allee", StringComparison.Ordinal)) return true;
        return last + 1 < tokens.Count && Follows(reading, last + 1) && tokens[last + 1].Folded is "gmbh" or "ag" or "kg" or "ohg" or "ug" or "strasse" or "str" or "schule" or "platz" or "stiftung" or "soehne" or "gbr";
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
