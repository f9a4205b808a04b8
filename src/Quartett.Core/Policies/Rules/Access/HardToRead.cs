using System.Runtime.InteropServices;

namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B07: short sentences and everyday words. LIX counts long words, Amstad's index syllables; both grow with long sentences.</summary>
internal sealed class HardToRead : IRule
{
    private const int FewWords = 25;
    private static readonly NumberParameter Lix = new("lix", 50, 20, 100);
    private static readonly NumberParameter Amstad = new("amstad", 50, 0, 100);
    private static readonly NumberParameter LongSentence = new("sentenceWords", 25, 10, 100);

    private static readonly RuleCard Card = new()
    {
        Id = "R-B07",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-16",
        Reference = "WCAG 3.1.5",
        Pack = Pack.Normal,
        Parameters = [Lix, Amstad, LongSentence],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var wording in statement.Written())
        {
            var counted = Counted(wording.Text);
            if (counted.LongestSentence > context.Value(Card, LongSentence))
            {
                yield return Card.Finds("sentence", wording.Field, counted.LongestStart, counted.LongestEnd - counted.LongestStart, counted.LongestSentence, context.Value(Card, LongSentence));
                continue;
            }

            if (counted.Words < FewWords) continue;
            var perSentence = (double)counted.Words / Math.Max(1, counted.Sentences);
            var lix = perSentence + 100d * counted.LongWords / counted.Words;
            var amstad = 180 - perSentence - 58.5 * counted.Syllables / counted.Words;
            if (lix > context.Value(Card, Lix) || (amstad < context.Value(Card, Amstad) && statement.Language == "de")) yield return Card.FindsIn("hard", wording.Field, (int)Math.Round(lix), (int)Math.Round(amstad));
        }
    }

    private static Counts Counted(string text)
    {
        int words = 0, longWords = 0, syllables = 0, sentences = 0, inSentence = 0, start = 0;
        int longest = 0, longestStart = 0, longestEnd = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsLetter(c) && !(i > 0 && text[i - 1] is '#' or '@'))
            {
                var end = i;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '.' or '/' && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
                if (inSentence == 0) start = i;
                words++;
                inSentence++;
                if (end - i > 6) longWords++;
                syllables += Syllables(text.AsSpan(i, end - i));
                i = end;
                continue;
            }

            if (char.IsLetter(c) || c is '#' or '@')
            {
                i++;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_')) i++;
                continue;
            }

            if (c is '!' or '?' or '\n' or ':' or ';' or '…' or '•' || (c == '.' && (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1])) && !(i > 0 && char.IsDigit(text[i - 1])))) End(i + 1);
            i++;
        }

        End(text.Length);
        return new(words, longWords, syllables, sentences, longest, longestStart, longestEnd);

        void End(int at)
        {
            if (inSentence == 0) return;
            sentences++;
            if (inSentence > longest) (longest, longestStart, longestEnd) = (inSentence, start, at);
            inSentence = 0;
        }
    }

    private static int Syllables(ReadOnlySpan<char> word)
    {
        var count = 0;
        var before = false;
        foreach (var c in word)
        {
            var vowel = char.ToLowerInvariant(c) is 'a' or 'e' or 'i' or 'o' or 'u' or 'ä' or 'ö' or 'ü' or 'y';
            if (vowel && !before) count++;
            before = vowel;
        }

        return Math.Max(1, count);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Counts(int Words, int LongWords, int Syllables, int Sentences, int LongestSentence, int LongestStart, int LongestEnd);
}
