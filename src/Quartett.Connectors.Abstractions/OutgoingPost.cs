namespace Quartett.Connectors.Abstractions;

/// <summary>One post as it is about to leave for one channel: already checked, authorised and within the network's limits.</summary>
public sealed record OutgoingPost
{
    /// <summary>The delivery this is, unique for ever; a connector may derive a handle from it.</summary>
    public required Guid DeliveryId { get; init; }

    /// <summary>The texts of the chain in order; a single post has exactly one.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>BCP 47 tag of the language the text is written in.</summary>
    public required string Language { get; init; }

    /// <summary>Images of the first part, in order, re-encoded to the network's limits.</summary>
    public IReadOnlyList<OutgoingImage> Images { get; init; } = [];

    /// <summary>The video of the first part.</summary>
    public OutgoingVideo? Video { get; init; }

    /// <summary>The link card of the first part; shown only when there are no images and no video.</summary>
    public OutgoingLinkCard? LinkCard { get; init; }

    /// <summary>When the post is meant to be public (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An image file ready for the network.</summary>
/// <param name="Open">Opens the file; each call gives a new stream.</param>
public sealed record OutgoingImage(
    Func<CancellationToken, Task<Stream>> Open, string ContentType, long Bytes, int Width, int Height, string AltText)
{
    /// <summary>A stable name for the file, without folder (used by channels that store files themselves).</summary>
    public string FileKey { get; init; } = "";
}

/// <summary>A video file ready for the network. Seconds and pixels are read from the file's own header.</summary>
public sealed record OutgoingVideo(
    Func<CancellationToken, Task<Stream>> Open, string ContentType, long Bytes, int Width, int Height, double Seconds, string AltText)
{
    /// <summary>WebVTT captions by language tag.</summary>
    public IReadOnlyList<OutgoingCaptions> Captions { get; init; } = [];

    /// <summary>A still shown before the video plays, where the network takes one.</summary>
    public OutgoingImage? Cover { get; init; }

    /// <summary>A stable name for the file, without folder.</summary>
    public string FileKey { get; init; } = "";
}

/// <summary>Captions as WebVTT text.</summary>
public sealed record OutgoingCaptions(string Language, string WebVtt);

/// <summary>A link card: we fetch title, description and picture, the network only shows them.</summary>
public sealed record OutgoingLinkCard(Uri Address, string Title, string Description, OutgoingImage? Thumbnail);
