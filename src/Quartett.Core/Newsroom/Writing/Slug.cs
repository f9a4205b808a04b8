using System.Globalization;
using System.Text;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>The last segment of an article's address: its first words for people, a piece of its id for uniqueness.</summary>
internal static class Slug
{
    private const int WordsLength = 60;

    public static string Of(string title, ArticleId id)
    {
        // The end of a version 7 Guid is random; its beginning is the time and would say little.
        var tail = id.Value.ToString("N")[^8..];
        var words = Words(title);
        return words.Length == 0 ? tail : $"{words}-{tail}";
    }

    private static string Words(string title)
    {
        var written = new StringBuilder();
        foreach (var rune in Plain(title).EnumerateRunes())
        {
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune)) written.Append(char.ToLowerInvariant((char)rune.Value));
            else if (written.Length > 0 && written[^1] != '-') written.Append('-');
        }

        var all = written.ToString().Trim('-');
        if (all.Length <= WordsLength) return all;
        var lastWhole = all.LastIndexOf('-', WordsLength);
        return all[..(lastWhole > 0 ? lastWhole : WordsLength)];
    }

    private static string Plain(string title)
    {
        var german = title.Replace("ä", "ae", StringComparison.OrdinalIgnoreCase).Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
            .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase).Replace("ß", "ss", StringComparison.OrdinalIgnoreCase);
        var kept = german.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
        return string.Concat(kept.Select(rune => rune.ToString()));
    }
}
