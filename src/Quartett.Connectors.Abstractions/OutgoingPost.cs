namespace Quartett.Connectors.Abstractions;

/// <summary>
/// One post as it is about to leave for one channel: already checked, authorised and within the network's limits. The
/// later parts of a thread and the first comment leave one by one, each as a post of its own that names what it stands below.
/// </summary>
public sealed record OutgoingPost
{
    /// <summary>The delivery this is, unique for ever; with <see cref="Step"/> a connector may derive a handle from it.</summary>
    public required Guid DeliveryId { get; init; }

    public required string Text { get; init; }

    /// <summary>What this is of the delivery. A network without threads and comments only ever gets <see cref="OutgoingKind.Post"/>.</summary>
    public OutgoingKind Kind { get; init; }

    /// <summary>Which step of the delivery this is, from 0.</summary>
    public int Step { get; init; }

    /// <summary>How many steps the delivery has altogether, at least 1.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>What is out of the same delivery, in order, as the network named it; this belongs below the last of them. Empty for the post itself.</summary>
    public IReadOnlyList<ReceiptPart> Before { get; init; } = [];

    /// <summary>BCP 47 tag of the language the text is written in.</summary>
    public required string Language { get; init; }

    /// <summary>Its images, in order, re-encoded to the network's limits.</summary>
    public IReadOnlyList<OutgoingImage> Images { get; init; } = [];

    public OutgoingVideo? Video { get; init; }

    /// <summary>The link card; shown only when there are no images and no video.</summary>
    public OutgoingLinkCard? LinkCard { get; init; }

    /// <summary>When the post is meant to be public (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a connector is to make of an <see cref="OutgoingPost"/>.</summary>
public enum OutgoingKind
{
    /// <summary>A post that stands for itself, or the beginning of a thread.</summary>
    Post,

    /// <summary>A later part of a thread (<see cref="PostLimits.Thread"/>).</summary>
    Part,

    /// <summary>Our own first comment below the post (<see cref="PostLimits.Comment"/>).</summary>
    Comment,
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
