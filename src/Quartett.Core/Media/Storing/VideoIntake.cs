namespace Quartett.Core.Media.Storing;

/// <summary>Takes an mp4 as it is, streamed to disk; only its header is read.</summary>
internal sealed class VideoIntake(ScratchFolder scratch)
{
    public const long MostBytes = 300L * 1024 * 1024;

    public async Task<MediaAnswer<TakenVideo>> TakeAsync(Stream upload, string? fileName, CancellationToken cancellationToken)
    {
        using var copy = await scratch.CopyAsync(upload, MostBytes, cancellationToken);
        if (copy is null) return MediaProblem.Of(MediaCodes.TooLarge, ("maxMegabytes", "300"));
        MediaAnswer<VideoFacts> read;
        await using (var file = File.OpenRead(copy.Path)) read = VideoProbe.Read(file, fileName);
        if (read.Problem is { } problem) return problem;
        copy.Keep();
        return new TakenVideo(copy.Path, "video/mp4", copy.Bytes, read.Value!);
    }
}
