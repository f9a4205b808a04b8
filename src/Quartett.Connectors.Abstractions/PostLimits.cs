namespace Quartett.Connectors.Abstractions;

/// <summary>What one post on a network may contain. Every limit is inclusive; <c>null</c> means the network states none.</summary>
public sealed record PostLimits
{
    /// <summary>All of these hold at once (Bluesky: 300 graphemes <em>and</em> 3,000 bytes).</summary>
    public required IReadOnlyList<TextLimit> Text { get; init; }

    /// <summary>How many characters any http(s) address counts; <c>null</c> when it counts in full.</summary>
    public int? UrlCountsAs { get; init; }

    /// <summary>Images in one post.</summary>
    public ImageLimits? Images { get; init; }

    /// <summary>Video in one post.</summary>
    public VideoLimits? Video { get; init; }

    /// <summary>Longest alternative text in UTF-16 units; <c>null</c> when the network states none.</summary>
    public int? AltTextMax { get; init; }

    /// <summary>Whether images and a video may stand in the same post.</summary>
    public bool MixedMedia { get; init; }

    /// <summary>Whether a longer text may be told as a chain of posts, each part below the one before it.</summary>
    public bool Thread { get; init; }

    /// <summary>What our own first comment below a post may contain; <c>null</c> where we cannot write one.</summary>
    public IReadOnlyList<TextLimit>? Comment { get; init; }

    /// <summary>Whether we attach the link card ourselves (the network does not fetch it).</summary>
    public bool LinkCard { get; init; }

    /// <summary>Whether the text is Markdown and shown with headings, links and emphasis.</summary>
    public bool Markdown { get; init; }

    /// <summary>Largest number of hashtags, or <c>null</c>.</summary>
    public int? HashtagsMax { get; init; }

    /// <summary>How many posts one account may write in a time; all of them hold. The product waits instead of trying in vain.</summary>
    public IReadOnlyList<PostQuota> Quotas { get; init; } = [];
}

/// <summary>An allowance of posts. Every part of a thread and every comment counts as one.</summary>
/// <param name="Max">Largest number that is still accepted.</param>
/// <param name="Window">Counted over so long, up to this moment; <c>null</c> when it begins anew each calendar day.</param>
/// <param name="Zone">For a calendar day: the time zone (IANA name) in whose midnight it begins.</param>
public sealed record PostQuota(int Max, TimeSpan? Window = null, string Zone = "Etc/UTC");

/// <summary>A text limit in the network's own unit.</summary>
/// <param name="Max">Largest count that is still accepted.</param>
/// <param name="Unit">What is counted.</param>
public sealed record TextLimit(int Max, TextUnit Unit);

/// <summary>Limits for images: count per post, bytes per file after re-encoding, accepted MIME types, longest edge in pixels.</summary>
public sealed record ImageLimits(int Max, long MaxBytes, IReadOnlyList<string> Types, int MaxEdge);

/// <summary>Limits for a video: count per post, bytes per file, accepted MIME types, seconds, captions in bytes of WebVTT.</summary>
public sealed record VideoLimits(int Max, long MaxBytes, IReadOnlyList<string> Types, int? MaxSeconds, int? CaptionsMaxBytes);
