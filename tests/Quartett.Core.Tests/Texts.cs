using System.Text;
using CsCheck;

namespace Quartett.Core.Tests;

/// <summary>Texts at the edges of the limits.</summary>
internal static class Texts
{
    public static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(n => all[n]);

    /// <summary>3,001 bytes that a reader sees as 299 characters.</summary>
    public static string Bytes3001InGraphemes299 { get; } = Make();

    private static string Make()
    {
        // A family of three is one grapheme of 18 bytes.
        const string family = "👩‍👩‍👧";
        var families = string.Concat(Enumerable.Repeat(family, 158));
        var rest = 299 - 158;
        var missing = 3001 - Encoding.UTF8.GetByteCount(families) - rest;
        return families + string.Concat(Enumerable.Repeat("ä", missing)) + new string('a', rest - missing);
    }
}
