using System.Globalization;
using System.Text;

namespace Quartett.Core.Policies.Language;

/// <summary>
/// A text as a reader sees it: without invisible characters, fancy letters and look-alikes from other alphabets replaced by the
/// letters they stand for. Every position knows where it came from, in UTF-16 units of the original.
/// </summary>
internal sealed class PlainText
{
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private PlainText(string original, string text, List<int> starts, List<int> ends)
    {
        Original = original;
        Text = text;
        _starts = starts;
        _ends = ends;
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>Where a stretch of the plain text lies in the original; 0/0 for an empty stretch.</summary>
    public (int Start, int Length) Locate(int start, int length)
    {
        if (length <= 0 || start < 0 || start >= _starts.Count) return (0, 0);
        var from = _starts[start];
        return (from, _ends[Math.Min(start + length, _ends.Count) - 1] - from);
    }

    public static PlainText Of(string original)
    {
        var text = new StringBuilder(original.Length);
        var starts = new List<int>(original.Length);
        var ends = new List<int>(original.Length);
        for (var i = 0; i < original.Length;)
        {
            var c = original[i];
            if (c < 0x80 || IsGerman(c))
            {
                Add(c, i, 1);
                i++;
                continue;
            }

            if (Rune.DecodeFromUtf16(original.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                Add('\uFFFD', i, length);
                i += length;
                continue;
            }

            if (IsDiaeresisOn(rune, text))
            {
                text[^1] = Umlaut(text[^1]);
                ends[^1] = i + length;
            }
            else if (!IsInvisible(rune))
            {
                foreach (var seen in Seen(rune)) Add(seen, i, length);
            }

            i += length;
        }

        return new(original, text.ToString(), starts, ends);

        void Add(char c, int at, int length)
        {
            text.Append(c);
            starts.Add(at);
            ends.Add(at + length);
        }
    }

    private static bool IsGerman(char c) => c is 'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü' or 'ß' or '€' or '„' or '“' or '”' or '–' or '—' or '’' or '…' or '§';

    private static bool IsDiaeresisOn(Rune rune, StringBuilder text) => rune.Value == 0x308 && text.Length > 0 && "aouAOU".Contains(text[^1]);

    private static char Umlaut(char vowel) => vowel switch { 'a' => 'ä', 'o' => 'ö', 'u' => 'ü', 'A' => 'Ä', 'O' => 'Ö', _ => 'Ü' };

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.PrivateUse
        || rune.Value is 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0x2800;

    private static string Seen(Rune rune)
    {
        if (LookAlike(rune.Value) is { } alike) return alike;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator) return " ";
        // These would turn into letters that nobody reads as part of the word.
        if (rune.Value is 0x2122 or 0x2120 or 0x2026 or 0xA8 or 0xB4 or 0xB8) return rune.ToString();
        var compatible = rune.ToString().Normalize(NormalizationForm.FormKC);
        if (compatible.Length != 1 || compatible[0] == rune.Value) return compatible;
        return LookAlike(compatible[0]) ?? compatible;
    }

    private static string? LookAlike(int value) => value switch
    {
        0x2010 or 0x2011 or 0x2043 or 0x2212 or 0xFE63 or 0xFF0D or 0x02D7 => "-",
        0x2028 or 0x2029 or 0x85 => "\n",
        0x1E9E => "ß",
        // Cyrillic
        0x430 => "a",
        0x435 => "e",
        0x43E => "o",
        0x440 => "p",
        0x441 => "c",
        0x443 => "y",
        0x445 => "x",
        0x456 => "i",
        0x458 => "j",
        0x455 => "s",
        0x4BB => "h",
        0x457 => "ï",
        0x4E5 => "ü",
        0x4E7 => "ö",
        0x4D3 => "ä",
        0x501 => "d",
        0x51B => "q",
        0x51D => "w",
        0x43A => "k",
        0x43C => "m",
        0x442 => "t",
        0x43D => "h",
        0x432 => "b",
        0x410 => "A",
        0x412 => "B",
        0x415 => "E",
        0x41A => "K",
        0x41C => "M",
        0x41D => "H",
        0x41E => "O",
        0x420 => "P",
        0x421 => "C",
        0x422 => "T",
        0x425 => "X",
        0x406 => "I",
        0x408 => "J",
        0x405 => "S",
        0x4C0 or 0x4CF => "l",
        0x423 => "Y",
        0x4AE => "Y",
        // Greek
        0x391 => "A",
        0x392 => "B",
        0x395 => "E",
        0x396 => "Z",
        0x397 => "H",
        0x399 => "I",
        0x39A => "K",
        0x39C => "M",
        0x39D => "N",
        0x39F => "O",
        0x3A1 => "P",
        0x3A4 => "T",
        0x3A5 => "Y",
        0x3A7 => "X",
        0x3B1 => "a",
        0x3B5 => "e",
        0x3B9 => "i",
        0x3BA => "k",
        0x3BD => "v",
        0x3BF => "o",
        0x3C1 => "p",
        0x3C4 => "t",
        0x3C5 => "u",
        0x3CD => "ú",
        0x3CC => "ó",
        // Latin letters drawn otherwise
        0x131 => "i",
        0x251 => "a",
        0x261 => "g",
        0x269 => "i",
        0x1C3 => "!",
        _ => null,
    };
}
