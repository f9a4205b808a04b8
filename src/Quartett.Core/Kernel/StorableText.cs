using System.Text;

namespace Quartett.Core.Kernel;

/// <summary>Text every database takes: no zero character, no half of a pair of surrogates. Neither can be seen, and neither is meant.</summary>
public static class StorableText
{
    public static bool Is(string text)
    {
        var rest = text.AsSpan();
        if (rest.Contains('\0')) return false;
        for (int at; (at = rest.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; rest = rest[(at + 2)..])
        {
            if (at + 1 == rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1])) return false;
        }

        return true;
    }

    /// <summary>The same text without zero characters; a half pair becomes the sign for what could not be read.</summary>
    public static string Of(string text)
    {
        if (Is(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
