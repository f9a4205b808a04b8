namespace Quartett.Core.Media.Storing;

internal sealed class MediaIntake(ScratchFolder scratch) : IMediaIntake
{
    private readonly PictureIntake _pictures = new(scratch);
    private readonly VideoIntake _videos = new(scratch);

    public Task<MediaAnswer<TakenPicture>> TakePictureAsync(Stream upload, string? fileName, CancellationToken cancellationToken) =>
        _pictures.TakeAsync(upload, fileName, cancellationToken);

    public Task<MediaAnswer<TakenVideo>> TakeVideoAsync(Stream upload, string? fileName, CancellationToken cancellationToken) =>
        _videos.TakeAsync(upload, fileName, cancellationToken);

    public Task<MediaAnswer<TakenCaptions>> TakeCaptionsAsync(Stream upload, CancellationToken cancellationToken) =>
        Captions.TakeAsync(upload, cancellationToken);
}
