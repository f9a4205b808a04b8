using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Language;

/// <summary>Plain text to sentences, clauses and tokens.</summary>
internal static partial class Splitting
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "bzw", "ca", "nr", "tel", "fon", "str", "st", "dr", "prof", "evtl", "ggf", "ggfs", "inkl", "exkl", "zzgl", "mind", "max", "min", "art", "abs", "co", "inh", "mio", "mrd", "std", "tgl",
        "vgl", "geb", "gem", "sog", "ges", "allg", "urspr", "mo", "di", "mi", "do", "fr", "sa", "so", "jan", "feb", "mrz", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dez", "hl",
        "dipl", "ing", "usw", "etc", "bspw", "insb", "vorm", "nachm", "kl", "gr", "lt", "zb", "dh", "ua", "eur", "chf", "pers", "qm", "stk", "pkg", "art-nr", "mfg", "hr", "hrn",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static (List<Token> Tokens, List<Sentence> Sentences) Split(string text, IReadOnlyList<Stretch> masks)
    {
        var tokens = new List<Token>(text.Length / 6);
        var sentences = new List<Sentence>();
        int clause = 0, sentenceStart = 0, firstToken = 0, mask = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                var end = EndOfWord(text, i);
                while (mask < masks.Count && masks[mask].End <= i) mask++;
                var masked = mask < masks.Count && masks[mask].Start <= i;
                var hashtag = i > 0 && text[i - 1] == '#' && (i < 2 || !char.IsLetterOrDigit(text[i - 2]));
                if (hashtag) end = EndOfTag(text, end);
                tokens.Add(new(i, end - i, Folding.Of(text.AsSpan(i, end - i)), sentences.Count, clause, char.IsUpper(c), hashtag, masked));
                i = end;
                continue;
            }

            if (c is ',' or ';' or ':' or '(' or ')' or '–' or '—' or '|' or '•' or '/' || (c == '-' && IsDash(text, i))) clause++;
            if (IsEnd(text, i, tokens, masks))
            {
                while (i + 1 < text.Length && text[i + 1] is '.' or '!' or '?' or '…' or '"' or '“' or '”' or '«' or '»' or ')' or '\n' or '\r') i++;
                Close(i + 1);
                clause++;
            }

            i++;
        }

        Close(text.Length);
        JoinChains(text, tokens);
        return (tokens, sentences);

        void Close(int end)
        {
            if (tokens.Count > firstToken) sentences.Add(new(sentences.Count, sentenceStart, end, firstToken, tokens.Count - firstToken));
            if (tokens.Count == firstToken) return;
            sentenceStart = end;
            firstToken = tokens.Count;
        }
    }

    private static int EndOfWord(string text, int start)
    {
        var i = start;
        while (i < text.Length)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            // geht's, Mitarbeiter*innen, Kolleg:in
            if (text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1])) i++;
            else if (text[i] is '*' or ':' or '_' && GenderEnding().Match(text, i + 1) is { Success: true } ending && ending.Index == i + 1) i += 1 + ending.Length;
            else break;
        }

        return i;
    }

    private static int EndOfTag(string text, int end)
    {
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end;
    }

    private static bool IsDash(string text, int i) => i > 0 && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ';

    private static bool IsEnd(string text, int i, List<Token> tokens, IReadOnlyList<Stretch> masks)
    {
        switch (text[i])
        {
            case '!' or '?' or '…': return true;
            case '\n': return !GoesOn(text, i, tokens);
            case '.': break;
            default: return false;
        }

        if (i + 1 >= text.Length) return true;
        if (masks.Any(m => m.Overlaps(i, i + 1))) return false;
        if (text[i + 1] == '.') return true;
        if (tokens.Count == 0 || tokens[^1].End != i) return char.IsWhiteSpace(text[i + 1]);
        var before = tokens[^1];
        if (char.IsLetterOrDigit(text[i + 1])) return before.Length > 3 && char.IsUpper(text[i + 1]) && char.IsLower(text[i - 1]);
        if (before.IsNumber && before.Folded.Length <= 2 && text[i + 1] is not ('\n' or '\r')) return false;
        if (before.Folded.Length == 1 && !before.IsNumber) return false;
        return !Abbreviations.Contains(before.Folded) || text[i + 1] is '\n' or '\r';
    }

    // A line broken in the middle of a sentence goes on with a small letter.
    private static bool GoesOn(string text, int i, List<Token> tokens)
    {
        if (tokens.Count == 0) return true;
        var next = i + 1;
        if (next >= text.Length || !char.IsLower(text[next])) return false;
        return i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is ',' or '\r');
    }

    private static void JoinChains(string text, List<Token> tokens)
    {
        for (var first = 0; first < tokens.Count; first++)
        {
            var last = first;
            while (last + 1 < tokens.Count && tokens[last + 1].Start == tokens[last].End + 1 && text[tokens[last].End] is '-' or '_') last++;
            if (last == first) continue;
            for (var i = first; i < last; i++)
            {
                tokens[i].Chain = last - i + 1;
                tokens[i].Chained = string.Concat(tokens.Skip(i).Take(last - i + 1).Select(t => t.Folded));
            }

            first = last;
        }
    }

    [GeneratedRegex(@"\G(?:in|innen|r|n|e|m|s)(?![\p{L}\p{N}])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GenderEnding();
}
