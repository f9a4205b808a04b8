using System.Collections.Frozen;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M01: people are addressed as the company addresses them, and in one way throughout. What others are quoted with is theirs.</summary>
internal sealed class FormOfAddress : IRule
{
    private static readonly FrozenSet<string> DuWords = Set("du", "dich", "dir", "dein", "deine", "deinen", "deinem", "deiner", "deines", "euch", "euer", "eure", "euren", "eurem", "eurer", "eures");
    private static readonly FrozenSet<string> PluralVerbs = Set("habt", "seid", "koennt", "wollt", "moechtet", "muesst", "duerft", "wisst", "moegt", "hattet", "wart", "werdet", "solltet", "koenntet", "wuerdet", "braucht", "sucht", "kennt", "findet", "kommt", "plant", "traeumt");
    private static readonly FrozenSet<string> ClearPluralVerbs = Set("habt", "seid", "koennt", "wollt", "moechtet", "muesst", "duerft", "wisst", "moegt", "werdet", "solltet", "koenntet", "wuerdet", "hattet", "wart");
    private static readonly FrozenSet<string> Requests = Set("schreib", "schick", "ruf", "folg", "folge", "besuch", "besuche", "kontaktiere", "frag", "erzaehl", "sag", "zeig", "verrat", "verrate", "abonniere", "markiere");
    private static readonly FrozenSet<string> RequestedOf = Set("uns", "mir", "einfach", "jetzt", "unserem", "unseren", "unser", "unsere", "gern", "gerne");
    private static readonly FrozenSet<string> Invitations = Set("komm", "schau", "bewirb", "hol", "klick", "meld");
    private static readonly FrozenSet<string> French = Set("jour", "monde", "soleil", "chef", "nord", "sud", "pays", "vin", "lac", "rhone", "mont", "roi", "parc", "temps", "chocolat", "fromage", "pont", "bois", "porc", "plat", "menu", "cirque", "coeur", "coup", "cote", "cotes", "fleur", "tour", "de", "le", "la", "art", "croix", "jardin", "maison", "pain", "cafe");
    private static readonly FrozenSet<string> Formal = Set("ihnen", "ihre", "ihren", "ihrem", "ihrer", "ihres");

    private static readonly RuleCard Card = new()
    {
        Id = "R-M01",
        Factor = Factor.Marketing,
        Severity = Severity.Warn,
        Section = "POL-04",
        Pack = Pack.Start,
        Needs = [Need.Voice],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (statement.Language != "de") yield break;
        foreach (var wording in statement.Written())
        {
            var reading = context.Read(wording.Text);
            var (du, sie) = (FirstDu(reading), FirstSie(reading));
            if (context.Voice == Voice.Sie && du is { } familiar) yield return At(reading, wording, familiar, "du");
            else if (context.Voice == Voice.Du && sie is { } polite) yield return At(reading, wording, polite, "sie");
            else if (context.Voice is null or Voice.Neutral && du is { } one && sie is { } other) yield return At(reading, wording, one.Start > other.Start ? one : other, "mixed");
        }
    }

    private static Finding At(Reading reading, Wording wording, Token token, string what)
    {
        var (start, length) = reading.Locate(new(token.Start, token.Length));
        return Card.Finds(what, wording.Field, start, length, wording.Text.Substring(start, length));
    }

    private static Token? FirstDu(Reading reading)
    {
        var tokens = reading.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Masked || token.Hashtag || token.Folded.Length is < 2 or > 12) continue;
            var isDu = DuWords.Contains(token.Folded) ? IsSaid(reading, i)
                : token.Folded == "ihr" ? (Next(reading, i, 1) is { } next && ClearPluralVerbs.Contains(next)) || (Next(reading, i, -1) is { } before && ClearPluralVerbs.Contains(before)) || (Next(reading, i, -1) == "kommt" && Next(reading, i, 1) == "vorbei")
                : IsStart(reading, i) && token.Capital && ((Requests.Contains(token.Folded) && Next(reading, i, 1) is { } whom && RequestedOf.Contains(whom)) || (Invitations.Contains(token.Folded) && Next(reading, i, 1) is "vorbei" or "mal" or "rein" or "doch" or "einfach" or "gern" or "gerne" or "zu" or "jetzt" or "hier" or "uns"));
            if (isDu && !Excused(reading, i)) return token;
        }

        return null;
    }

    // "Plat du jour" and "per Du" address nobody; DIR is a company.
    private static bool IsSaid(Reading reading, int i)
    {
        var token = reading.Tokens[i];
        if (token.Folded is not "du") return !(token.Folded == "dir" && reading.Span(token) is "DIR");
        if (Next(reading, i, -1) is "per" or "das" or "beim" or "zum" or "vom") return false;
        return token.Capital || ((Next(reading, i, 1) is not { } after || !French.Contains(after)) && (Next(reading, i, -1) is not { } before || !French.Contains(before) || before == "de"));
    }

    private static Token? FirstSie(Reading reading)
    {
        var tokens = reading.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.Capital || token.Masked || token.Hashtag || IsStart(reading, i)) continue;
            var isSie = token.Folded == "sie" ? reading.Span(token) is "Sie"
                : Formal.Contains(token.Folded) ? reading.Span(token)[1] != 'H'
                : token.Folded == "ihr" && reading.Span(token) is "Ihr" && !(Next(reading, i, 1) is { } after && PluralVerbs.Contains(after)) && !(Next(reading, i, -1) is { } before && PluralVerbs.Contains(before)) && i + 1 < tokens.Count && tokens[i + 1].Capital;
            if (isSie && !Excused(reading, i)) return token;
        }

        return null;
    }

    private static bool Excused(Reading reading, int i)
    {
        var token = reading.Tokens[i];
        if (reading.IsOwnName(i)) return true;
        foreach (var quotation in reading.Quotations)
        {
            if (quotation.Start <= token.Start && token.End <= quotation.End) return true;
        }

        return false;
    }

    private static string? Next(Reading reading, int i, int step)
    {
        var at = i + step;
        return at >= 0 && at < reading.Tokens.Count && reading.Tokens[at].Sentence == reading.Tokens[i].Sentence ? reading.Tokens[at].Folded : null;
    }

    // Nothing but signs stands between it and the end of what precedes: then its capital says nothing.
    private static bool IsStart(Reading reading, int i)
    {
        var token = reading.Tokens[i];
        if (reading.Sentences[token.Sentence].FirstToken == i) return true;
        var between = reading.Text.AsSpan(reading.Tokens[i - 1].End, token.Start - reading.Tokens[i - 1].End);
        foreach (var c in between)
        {
            if (!(c is ' ' or ',' or '\u00A0' or '-' or '/')) return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
