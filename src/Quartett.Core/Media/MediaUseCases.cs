using Quartett.Core.Kernel;

namespace Quartett.Core.Media;

/// <summary>Takes a file into the library: a picture (written anew, without its metadata), a video (mp4, unchanged) or captions.</summary>
/// <param name="Content">Read once, streamed to disk.</param>
/// <param name="ContentHash">SHA-256 of <paramref name="Content"/> where the product fetched it itself, so that the same picture is not kept twice.</param>
[Needs(Right.Draft), ReachesOut]
public sealed record UploadMedia(WorkspaceId Workspace, Stream Content, string FileName, string AltText = "", string? ContentHash = null) : IUseCase<MediaUploaded>, IInWorkspace;

/// <param name="LocationRemoved">The picture said where it was taken; the person is told that this is gone.</param>
public sealed record MediaUploaded(Guid Id, MediaKind Kind, int Width, int Height, double Seconds, bool LocationRemoved);

/// <summary>Describes a file: alternative text and tags; <c>null</c> leaves as it is.</summary>
[Needs(Right.Draft)]
public sealed record DescribeMedia(WorkspaceId Workspace, Guid Media, string? AltText, IReadOnlyList<string>? Tags) : IUseCase<MediaView>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check()
    {
        if (AltText is { Length: > 4000 }) yield return new("media.altTooLong", "altText", 4000);
        if (Tags is { } tags && (tags.Count > 30 || tags.Any(t => t.Length > 60))) yield return new("media.tags", "tags", 30, 60);
    }
}

/// <summary>Deletes a file for good; refused while a post still needs it.</summary>
[Needs(Right.Draft), ReachesOut]
public sealed record DeleteMedia(WorkspaceId Workspace, Guid Media) : IUseCase<Nothing>, IInWorkspace;

/// <summary>The library, newest first; searches names, tags and descriptions.</summary>
[Needs(Right.See)]
public sealed record ListMedia(WorkspaceId Workspace, string? Search = null, string? Tag = null, MediaKind? Kind = null, DateTimeOffset? Before = null, int Take = 60)
    : IQuery<IReadOnlyList<MediaView>>, IInWorkspace;

[Needs(Right.See)]
public sealed record ShowMedia(WorkspaceId Workspace, Guid Media) : IQuery<MediaDetails>, IInWorkspace;

/// <summary>Opens the file, or a picture's or cover's thumbnail.</summary>
[Needs(Right.See)]
public sealed record OpenMedia(WorkspaceId Workspace, Guid Media, bool Thumbnail) : IQuery<OpenedMedia>, IInWorkspace;

public sealed record OpenedMedia(Stream Content, string ContentType, string FileName, DateTimeOffset At);

public sealed record MediaView(
    Guid Id, MediaKind Kind, string FileName, string ContentType, long Bytes, int Width, int Height, double Seconds, string AltText,
    IReadOnlyList<string> Tags, string UploadedByName, DateTimeOffset UploadedAt);

/// <param name="Captions">For a video: the newest captions of the same name, "tour.vtt" or "tour.de.srt" for "tour.mp4".</param>
public sealed record MediaDetails(MediaView Media, IReadOnlyList<MediaUse> Uses, Guid? Captions);

/// <summary>Tags in use, the most frequent first.</summary>
[Needs(Right.See)]
public sealed record ListMediaTags(WorkspaceId Workspace) : IQuery<IReadOnlyList<TagCount>>, IInWorkspace;

public sealed record TagCount(string Tag, int Count);

/// <summary>Removes pieces of uploads that broke off more than a day ago.</summary>
[OpenTo(Openness.Installation)]
public sealed record SweepUploads : IUseCase<int>;
