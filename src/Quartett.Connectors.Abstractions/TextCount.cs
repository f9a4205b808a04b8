using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Quartett.Connectors.Abstractions;

/// <summary>
/// Counts text the way a network counts it (networks fact sheet § 0.1). The composer counts in the browser with the
/// same rules; the vectors in the tests hold both to them.
/// </summary>
public static partial class TextCount
{
    /// <summary>Counts <paramref name="text"/> in <paramref name="unit"/>; <paramref name="urlCountsAs"/> replaces each http(s) address.</summary>
    public static int Of(string text, TextUnit unit, int? urlCountsAs = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (unit == TextUnit.XWeighted) return Weighted(text);
        if (urlCountsAs is not { } fixedLength) return Plain(text, unit);
        var addresses = 0;
        var rest = Address().Replace(text, _ =>
        {
            addresses++;
            return "";
        });
        return Plain(rest, unit) + addresses * fixedLength;
    }

    private static int Plain(string text, TextUnit unit) => unit switch
    {
        TextUnit.Grapheme => Graphemes(text),
        TextUnit.CodePoint => text.EnumerateRunes().Count(),
        TextUnit.Utf16 => text.Length,
        TextUnit.Utf8Byte => Encoding.UTF8.GetByteCount(text),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    private static int Graphemes(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at)) count++;
        return count;
    }

    // twitter-text configuration v3: weight 100 for these ranges, 200 for all else, an emoji sequence 200, an address 23.
    private static int Weighted(string text)
    {
        var normalised = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        var total = 0;
        var rest = Address().Replace(normalised, _ =>
        {
            total += 23;
            return "";
        });
        for (var at = 0; at < rest.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(rest, at);
            var element = rest.AsSpan(at, length);
            total += IsEmoji(element) ? 2 : WeightOf(element);
            at += length;
        }

        return total;
    }

    private static int WeightOf(ReadOnlySpan<char> element)
    {
        var weight = 0;
        foreach (var rune in element.EnumerateRunes())
        {
            var value = rune.Value;
            weight += value is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247) ? 1 : 2;
        }

        return weight;
    }

    private static bool IsEmoji(ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x1F1E6 and <= 0x1F1FF) or 0xFE0F or 0x20E3) return true;
        }

        return false;
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)\]}']", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
