namespace Quartett.Connectors.Abstractions;

/// <summary>What a network counts when it counts "characters" (networks fact sheet § 0.1).</summary>
public enum TextUnit
{
    /// <summary>Grapheme clusters (UAX #29): what a reader sees as one character.</summary>
    Grapheme,

    /// <summary>Unicode code points.</summary>
    CodePoint,

    /// <summary>UTF-16 code units, as <see cref="string.Length"/>.</summary>
    Utf16,

    /// <summary>Bytes of the UTF-8 form.</summary>
    Utf8Byte,

    /// <summary>X's weighted count: NFC, Latin ranges weigh 1, all else and any emoji 2, any address 23.</summary>
    XWeighted,
}
