using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;

namespace Quartett.Core.Media;

/// <summary>What others may ask about and do with the files of the library.</summary>
public interface IMediaFiles
{
    /// <summary>Facts by id; ids that are not in this workspace are missing from the answer.</summary>
    Task<IReadOnlyDictionary<Guid, MediaFact>> FactsAsync(WorkspaceId workspace, IReadOnlyCollection<Guid> media, CancellationToken cancel);

    /// <summary>A picture re-encoded to a network's limits, without any metadata.</summary>
    /// <exception cref="FileNotFoundException">It is not in this workspace, or the file is gone.</exception>
    Task<MediaAnswer<FittedPicture>> FitAsync(WorkspaceId workspace, Guid media, PictureShape shape, ImageLimits limits, CancellationToken cancel);

    /// <summary>The stored file itself (video, captions).</summary>
    /// <exception cref="FileNotFoundException">It is not in this workspace, or the file is gone.</exception>
    Task<Stream> OpenAsync(WorkspaceId workspace, Guid media, CancellationToken cancel);
}

public enum MediaKind
{
    Picture,
    Video,
    Captions,
}

/// <summary>What is known of a file. Pixels as shown; seconds for video only.</summary>
public sealed record MediaFact(Guid Id, MediaKind Kind, string ContentType, long Bytes, int Width, int Height, double Seconds, string AltText, string FileName);

/// <summary>Says where a file is used; the modules that use files answer.</summary>
public interface IMediaUse
{
    Task<IReadOnlyList<MediaUse>> WhereAsync(WorkspaceId workspace, Guid media, CancellationToken cancel);
}

/// <param name="Kind">What uses it, e.g. <c>post</c>.</param>
/// <param name="Open">Whether it is still to go out.</param>
public sealed record MediaUse(string Kind, Guid Subject, string Name, bool Open);
