using System.Text;

namespace Quartett.Core.Policies.Language;

/// <summary>Words as they are compared: small letters, umlauts written out, no accents.</summary>
internal static class Folding
{
    public static string Of(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length + 2);
        foreach (var c in word) Append(folded, c);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case >= 'a' and <= 'z' or >= '0' and <= '9': folded.Append(c); return;
            case >= 'A' and <= 'Z': folded.Append((char)(c | 0x20)); return;
            case 'ä' or 'Ä': folded.Append("ae"); return;
            case 'ö' or 'Ö': folded.Append("oe"); return;
            case 'ü' or 'Ü': folded.Append("ue"); return;
            case 'ß': folded.Append("ss"); return;
            case < (char)0x80: return;
        }

        if (char.IsSurrogate(c)) return;
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(part)) folded.Append(char.ToLowerInvariant(part));
        }
    }
}
