using System.Security.Cryptography;
using System.Text;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;

namespace Quartett.Core.Policies;

/// <summary>
/// What is about to be said in public, with everything the rules may look at. Posts and replies both become one, so
/// one gate serves both. Its hash binds verdict, approval and authorisation to exactly this content on this channel;
/// the planned time is not content and not in the hash.
/// </summary>
public sealed record Statement
{
    public required WorkspaceId Workspace { get; init; }

    /// <summary>The channel it goes to.</summary>
    public required Guid Channel { get; init; }

    /// <summary>The network's key, e.g. <c>bluesky</c>.</summary>
    public required string Network { get; init; }

    /// <summary>What the network (or this very server) allows.</summary>
    public required PostLimits Limits { get; init; }

    /// <summary>One text per post of the chain.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Our own first comment below the post; <c>null</c> when there is none.</summary>
    public string? Comment { get; init; }

    public required string Language { get; init; }

    public IReadOnlyList<StatedImage> Images { get; init; } = [];

    public StatedVideo? Video { get; init; }

    public StatedLink? Link { get; init; }

    /// <summary>When it is to be public; <c>null</c> when nobody has said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How many posts it takes to say all of it on its network: the parts and the comment.</summary>
    public int Steps => Parts.Count + (Comment is null ? 0 : 1);

    /// <summary>SHA-256 in hexadecimal over channel, texts, media (file, crop, description) and link.</summary>
    public string Hash => HashOfFirst(Steps);

    /// <summary>The same over what the first <paramref name="steps"/> posts of it say.</summary>
    public string HashOfFirst(int steps)
    {
        var said = StoredJson.Write(new
        {
            Channel,
            Parts = Parts.Take(steps),
            Language,
            Images = Images.Where(i => i.Part < steps),
            Video,
            Link,
            Comment = steps > Parts.Count ? Comment : null,
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
    }
}

/// <summary>An image as it will be shown: which file, which part of it, how it is described.</summary>
/// <param name="Part">The part of the thread it belongs to, from 0.</param>
public sealed record StatedImage(Guid Media, string ContentType, int Width, int Height, string AltText, string Cut, int Part = 0);

/// <summary>A video as it will be shown.</summary>
public sealed record StatedVideo(Guid Media, string ContentType, long Bytes, double Seconds, string AltText, Guid? Cover, IReadOnlyList<string> CaptionLanguages, string CaptionsHash);

/// <summary>A link card as it will be shown.</summary>
public sealed record StatedLink(string Address, string Title, string Description, Guid? Thumbnail);
