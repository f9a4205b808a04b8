using System.Buffers;

namespace Quartett.Core.Policies.Language;

/// <summary>Finds what stands between quotation marks, marks included, however they are drawn.</summary>
internal static class Quotations
{
    private const int Longest = 700;
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"„“”»«‚‘");

    public static IReadOnlyList<Stretch> In(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks)) return [];
        var found = new List<Stretch>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Closing(text, i) is not { Length: > 0 } closing) continue;
            var end = text.AsSpan(i + 1, Math.Min(Longest, text.Length - i - 1)).IndexOfAny(closing);
            if (end <= 0) continue;
            found.Add(new(i, end + 2));
            i += end + 1;
        }

        return found;
    }

    private static string Closing(string text, int i)
    {
        var opens = i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]));
        return !opens ? "" : text[i] switch
        {
            '„' => "“”\"",
            '“' => "”“",
            '”' => "”",
            '"' => "\"“”",
            '»' => "«",
            '«' => "»",
            '‚' => "‘’",
            _ => "",
        };
    }
}
