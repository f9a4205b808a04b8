using System.Text.RegularExpressions;

namespace Quartett.Web.Composer;

/// <summary>A stretch of text; marked ones are what networks turn into links: addresses, mentions, hashtags.</summary>
internal readonly record struct TextPiece(string Text, bool Marked);

internal static partial class TextPieces
{
    public static IEnumerable<TextPiece> Of(string text)
    {
        var at = 0;
        foreach (Match found in Facet().Matches(text))
        {
            if (found.Index > at) yield return new(text[at..found.Index], false);
            yield return new(found.Value, true);
            at = found.Index + found.Length;
        }

        if (at < text.Length) yield return new(text[at..], false);
    }

    [GeneratedRegex("""https?://[^\s<>"]+[^\s<>".,;:!?)\]}']|(?<![\p{L}\p{N}@])@[A-Za-z0-9][A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)+|(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Facet();
}
