using System.Runtime.InteropServices;

namespace Quartett.Core.Policies.Language;

/// <summary>A word or number of a text.</summary>
/// <param name="Start">In the plain text.</param>
/// <param name="Folded">Small letters, umlauts written out.</param>
/// <param name="Sentence">Index of its sentence.</param>
/// <param name="Clause">Number of its clause, counted through the text; commas and the like part clauses.</param>
/// <param name="Capital">It begins with a capital letter.</param>
/// <param name="Hashtag">It is a hashtag.</param>
/// <param name="Masked">It is part of an address or a mention and says nothing by itself.</param>
internal sealed record Token(int Start, int Length, string Folded, int Sentence, int Clause, bool Capital, bool Hashtag, bool Masked)
{
    public int End => Start + Length;

    /// <summary>How many tokens, itself included, a chain of hyphens that begins here has; 1 without one.</summary>
    public int Chain { get; internal set; } = 1;

    /// <summary>The chain written as one word; the same as <see cref="Folded"/> without one.</summary>
    public string Chained { get; internal set; } = Folded;

    public bool IsNumber => Folded.Length > 0 && char.IsAsciiDigit(Folded[0]);
}

/// <summary>A sentence: a stretch of the plain text and its tokens.</summary>
internal sealed record Sentence(int Index, int Start, int End, int FirstToken, int TokenCount);

/// <summary>A stretch of the plain text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stretch(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(int start, int end) => Start < end && start < End;
}
