using System.Collections.Frozen;

namespace Quartett.Core.Policies.Language;

/// <summary>Whether something is denied: "nicht klimaneutral", "kein Gewinnspiel", "ohne Rabatt", "klimaneutral ist das nicht".</summary>
internal static class Negation
{
    private const int Reach = 4;
    private static readonly FrozenSet<string> Not = Set("nicht", "nie", "niemals", "nimmer", "weder", "keinesfalls", "keineswegs", "kaum", "not", "never", "statt", "anstatt", "anstelle");
    private static readonly FrozenSet<string> No = Set("kein", "keine", "keinen", "keiner", "keinem", "keines", "keinerlei", "ohne", "no", "without");
    private static readonly FrozenSet<string> Turn = Set("aber", "sondern", "doch", "jedoch", "und", "oder", "dafuer", "wenn", "weil", "dass", "sowie");
    private static readonly FrozenSet<string> After = Set("nur", "allein", "bloss", "zuletzt", "umsonst", "lange", "laenger", "verpassen", "entgehen", "vergessen", "zoegern", "warten");

    public static bool Covers(Reading reading, int first, int last) => Before(reading, first) || Behind(reading, last);

    private static bool Before(Reading reading, int first)
    {
        var tokens = reading.Tokens;
        for (int i = first - 1, steps = 0; i >= 0 && steps < Reach; i--, steps++)
        {
            if (tokens[i].Clause != tokens[first].Clause) return false;
            var word = tokens[i].Folded;
            if (Turn.Contains(word) && word is not ("und" or "oder" or "sowie")) return false;
            if (No.Contains(word)) return !NounBetween(reading, i, first);
            // "nicht nur", "nicht verpassen:" deny nothing
            if (Not.Contains(word) && word is not ("statt" or "anstatt" or "anstelle")) return !(i + 1 < tokens.Count && After.Contains(tokens[i + 1].Folded));
            if (word is "anstelle" or "anstatt") return true;
        }

        return false;
    }

    // "ohne Plastik umweltfreundlich verpackt": what is denied ends with its noun.
    private static bool NounBetween(Reading reading, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (reading.Tokens[i].Capital) return true;
        }

        return false;
    }

    private static bool Behind(Reading reading, int last)
    {
        var tokens = reading.Tokens;
        for (int i = last + 1, steps = 0; i < tokens.Count && steps < 2 * Reach; i++, steps++)
        {
            if (tokens[i].Clause != tokens[last].Clause || Turn.Contains(tokens[i].Folded)) return false;
            if (tokens[i].Folded is "nicht" && i + 1 < tokens.Count && tokens[i + 1].Folded is "mehr" && (i + 2 >= tokens.Count || tokens[i + 2].Clause != tokens[i].Clause)) return true;
            if (steps >= Reach) continue;
            if (tokens[i].Folded is "nicht" or "nie" or "niemals")
            {
                // It belongs to what precedes it only where the clause ends soon after: "… sind wir nicht."
                return (i + 1 >= tokens.Count || tokens[i + 1].Clause != tokens[i].Clause) && tokens.Skip(last + 1).Take(steps).All(t => !t.Capital || t.Folded is "sie");
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
