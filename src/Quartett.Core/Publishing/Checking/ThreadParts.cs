using System.Text.RegularExpressions;
using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Publishing.Checking;

/// <summary>
/// Splits a text into the posts of a chain: at lines of three dashes where the writer set them, and where a part is
/// still too long at paragraphs, sentences and words – never inside a grapheme.
/// </summary>
internal static partial class ThreadParts
{
    // UTF-16 units for each unit of a limit; more than any real text has.
    private const int Sight = 32;

    private static readonly Func<string, IEnumerable<int>>[] Seams = [AfterParagraphs, AfterSentences, AfterWords, AfterGraphemes];

    public static IReadOnlyList<string> Of(string text, bool thread, PostLimits limits)
    {
        if (!thread || !limits.Thread) return [text.Trim()];
        return [.. Dashes().Split(text.ReplaceLineEndings("\n")).Select(p => p.Trim()).SelectMany(p => p.Length == 0 ? [] : Fit(p, limits)).DefaultIfEmpty("")];
    }

    private static IEnumerable<string> Fit(string text, PostLimits limits)
    {
        // What is so much longer than the limit is cut without counting all of it each time.
        var sight = limits.Text.Select(l => l.Max).DefaultIfEmpty(int.MaxValue / Sight).Min() * Sight;
        while (text.Length > sight || !Fits(text, limits))
        {
            var near = text[..Math.Min(text.Length, sight)];
            var cut = Seams.Select(seam => LastFitting(near, seam, limits)).FirstOrDefault(at => at > 0);
            if (cut == 0) break;
            yield return text[..cut].Trim();
            text = text[cut..].Trim();
        }

        if (text.Length > 0) yield return text;
    }

    private static int LastFitting(string text, Func<string, IEnumerable<int>> seams, PostLimits limits)
    {
        var best = 0;
        foreach (var at in seams(text))
        {
            if (at >= text.Length || !Fits(text[..at].Trim(), limits)) break;
            best = at;
        }

        return best;
    }

    public static bool Fits(string text, PostLimits limits) => limits.Text.All(l => TextCount.Of(text, l.Unit, limits.UrlCountsAs) <= l.Max);

    private static IEnumerable<int> AfterParagraphs(string text) => Paragraph().Matches(text).Select(m => m.Index + m.Length);

    private static IEnumerable<int> AfterSentences(string text) => Sentence().Matches(text).Select(m => m.Index + m.Length);

    private static IEnumerable<int> AfterWords(string text) => Word().Matches(text).Select(m => m.Index + m.Length);

    private static IEnumerable<int> AfterGraphemes(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            at += System.Globalization.StringInfo.GetNextTextElementLength(text, at);
            yield return at;
        }
    }

    [GeneratedRegex(@"^[ \t]*---[ \t]*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"[.!?…]+[""“”»)]*\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
