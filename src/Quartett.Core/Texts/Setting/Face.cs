using System.Text;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Quartett.Core.Texts.Setting;

/// <summary>One cut of our font: how wide its letters are, and which it has.</summary>
internal sealed class Face
{
    private const char Missing = '?';

    // A font written by the library numbers its letters with one byte.
    private const int MostLetters = 220;

    private static readonly Lazy<Face> RegularCut = new(() => new("Inter-Regular"));
    private static readonly Lazy<Face> StrongCut = new(() => new("Inter-SemiBold"));

    private readonly byte[] _bytes;
    private readonly TrueTypeFont _font;
    private readonly double _unitsPerEm;

    private Face(string name)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream($"texts/{name}.ttf") ?? throw new FileNotFoundException(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        _bytes = copy.ToArray();
        _font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(_bytes));
        _unitsPerEm = _font.GetUnitsPerEm();
    }

    public static Face Regular => RegularCut.Value;

    public static Face Strong => StrongCut.Value;

    public PdfDocumentBuilder.AddedFont AddTo(PdfDocumentBuilder document) => document.AddTrueTypeFont(_bytes);

    /// <summary>In points.</summary>
    public double Width(string text, double size)
    {
        var units = 0.0;
        foreach (var letter in text) units += _font.TryGetAdvanceWidth(letter, out var wide) ? wide : 0;
        return units / _unitsPerEm * size;
    }

    /// <summary>What can be set of it: letters the font does not have become a question mark.</summary>
    /// <param name="used">The letters of this document so far.</param>
    public string Settable(string text, HashSet<char> used)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            var letter = Rune.IsWhiteSpace(rune) ? ' ' : rune.IsBmp ? (char)rune.Value : Missing;
            if (!Has(letter) || (used.Count >= MostLetters && !used.Contains(letter))) letter = Missing;
            used.Add(letter);
            written.Append(letter);
        }

        return written.ToString();
    }

    private bool Has(char letter) => _font.WindowsUnicodeCMap is { } map && map.CharacterCodeToGlyphIndex(letter) > 0;
}
