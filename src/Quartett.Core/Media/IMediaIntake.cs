namespace Quartett.Core.Media;

/// <summary>Takes files as they come from people, judged by content and never by name.</summary>
public interface IMediaIntake
{
    /// <param name="fileName">Only to tell a disguised file from an unsuitable one.</param>
    /// <exception cref="StoreFullException">There is no room for the temporary files.</exception>
    Task<MediaAnswer<TakenPicture>> TakePictureAsync(Stream upload, string? fileName, CancellationToken cancellationToken);

    /// <inheritdoc cref="TakePictureAsync"/>
    Task<MediaAnswer<TakenVideo>> TakeVideoAsync(Stream upload, string? fileName, CancellationToken cancellationToken);

    /// <summary>WebVTT or SubRip text, told apart by content.</summary>
    Task<MediaAnswer<TakenCaptions>> TakeCaptionsAsync(Stream upload, CancellationToken cancellationToken);
}

/// <summary>Makes of a stored master what one network takes.</summary>
public interface IPictureFitting
{
    /// <summary>The same input always gives the same bytes; they carry no metadata.</summary>
    Task<MediaAnswer<FittedPicture>> FitAsync(
        Stream master, PictureShape shape, Connectors.Abstractions.ImageLimits limits, CancellationToken cancellationToken);
}
