using System.Text;
using System.Text.RegularExpressions;
using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>A stretch of text that links somewhere. Offsets are bytes of the UTF-8 text, the end is exclusive.</summary>
internal sealed record Facet(int ByteStart, int ByteEnd, FacetKind Kind, string Target);

internal enum FacetKind
{
    Link,
    Mention,
    Tag,
}

/// <summary>Bluesky links nothing by itself: whoever writes the record marks links, mentions and hashtags.</summary>
internal static partial class BlueskyText
{
    private const int TagMaxGraphemes = 64;
    private const int TagMaxBytes = 640;

    /// <summary>Finds what is to be linked. A mention whose handle <paramref name="resolve"/> does not know stays plain text.</summary>
    public static async Task<IReadOnlyList<Facet>> FacetsAsync(string text, Func<string, Task<string?>> resolve)
    {
        var facets = new List<Facet>();
        foreach (Match match in Address().Matches(text))
        {
            var address = WithoutTrailingPunctuation(match.Value);
            if (Uri.TryCreate(address, UriKind.Absolute, out _)) facets.Add(At(text, match.Index, address.Length, FacetKind.Link, address));
        }

        foreach (Match match in Mention().Matches(text))
        {
            var handle = match.Groups["handle"].Value.ToLowerInvariant();
            if (await resolve(handle) is { } did) facets.Add(At(text, match.Index, match.Length, FacetKind.Mention, did));
        }

        foreach (Match match in Hashtag().Matches(text))
        {
            var tag = match.Groups["tag"].Value.TrimEnd(TagEnd);
            if (!IsTag(tag)) continue;
            facets.Add(At(text, match.Index, match.Groups["tag"].Index - match.Index + tag.Length, FacetKind.Tag, tag));
        }

        facets.Sort((one, other) => one.ByteStart.CompareTo(other.ByteStart));
        return facets;
    }

    /// <summary>Refuses a text the network would refuse, before the first part of a thread is public.</summary>
    /// <exception cref="ConnectorException">With <see cref="FailureKind.Validation"/> at the text.</exception>
    public static void Check(string text, PostLimits limits)
    {
        if (!IsWellFormed(text)) throw Refusal("The text holds half a character.");
        foreach (var limit in limits.Text)
        {
            var count = TextCount.Of(text, limit.Unit, limits.UrlCountsAs);
            if (count > limit.Max) throw Refusal($"The text has {count} of at most {limit.Max} ({limit.Unit}).");
        }

        static ConnectorException Refusal(string detail) => new(new ConnectorFailure(FailureKind.Validation, detail, Field: "text"));
    }

    private static Facet At(string text, int start, int length, FacetKind kind, string target)
    {
        var byteStart = Encoding.UTF8.GetByteCount(text.AsSpan(0, start));
        return new Facet(byteStart, byteStart + Encoding.UTF8.GetByteCount(text.AsSpan(start, length)), kind, target);
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at += char.IsSurrogate(text[at]) ? 2 : 1)
        {
            if (char.IsSurrogate(text[at]) && (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))) return false;
        }

        return true;
    }

    private static bool IsTag(string tag) =>
        tag.Any(character => !char.IsAsciiDigit(character))
        && TextCount.Of(tag, TextUnit.Grapheme) <= TagMaxGraphemes
        && Encoding.UTF8.GetByteCount(tag) <= TagMaxBytes;

    private static readonly char[] TagEnd = [.. ".,;:!?…'\"“”„‚‘’«»‹›()[]{}/\\–-—"];
    private static readonly char[] AddressEnd = [.. ".,;:!?…'\"“”„‚‘’«»‹›"];

    // "(see https://example.org/a_(b))" keeps the inner bracket and drops the outer one
    private static string WithoutTrailingPunctuation(string address)
    {
        while (true)
        {
            var shorter = address.TrimEnd(AddressEnd);
            if (Unopened(shorter, '(', ')') || Unopened(shorter, '[', ']')) shorter = shorter[..^1];
            if (shorter.Length == address.Length) return address;
            address = shorter;
        }

        static bool Unopened(string address, char open, char close) =>
            address.EndsWith(close) && address.Count(character => character == close) > address.Count(character => character == open);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])https?://[^\s<>""]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<![^\s(\[„“""'])@(?<handle>([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?)(?![a-z0-9@])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![^\s(\[„“""'])[#＃](?<tag>([^\s#＃\p{Cf}]|\u200D)+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();
}
