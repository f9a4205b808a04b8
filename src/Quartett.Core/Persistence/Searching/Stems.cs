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
        using var stream = Analyzer.GetTokenStream("text", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(term.ToString());
        stream.End();
        return stems;
    }
}
