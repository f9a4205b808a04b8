using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Quartett.Core.Persistence.Searching;

/// <summary>Words to stems: "Öffnungszeiten" and "Öffnungszeit" meet, umlauts and ß do not matter.</summary>
internal static class Stems
{
    private static readonly GermanAnalyzer Analyzer = new(LuceneVersion.LUCENE_48);

    public static IReadOnlyList<string> Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var stems = new List<string>();
        using var stream = Analyzer.GetTokenStream("text", LettersAndDigits(text));
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(term.ToString());
        stream.End();
        return stems;
    }

    // Each database would split what is left (lindner.de, o'neil, 3,5) in its own way.
    private static string LettersAndDigits(string text)
    {
        var plain = new StringBuilder(text.Length);
        // By way of UTF-8, which leaves no half characters; they cannot be normalised.
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        foreach (var rune in whole.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) plain.Append(rune);
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)) plain.Append(' ');
        }

        return plain.ToString();
    }
}
