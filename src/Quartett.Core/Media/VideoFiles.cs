namespace Quartett.Core.Media;

/// <summary>What the header of a video says.</summary>
/// <param name="Width">Pixels as shown, after rotation.</param>
/// <param name="Height">Pixels as shown, after rotation.</param>
/// <param name="Codec">Four characters, for instance <c>avc1</c>.</param>
public sealed record VideoFacts(double Seconds, int Width, int Height, bool HasAudio, string Codec, string? AudioCodec);

/// <summary>A video that was taken, unchanged, in a temporary file. Disposing deletes the file.</summary>
public sealed record TakenVideo(string Path, string ContentType, long Bytes, VideoFacts Facts) : IDisposable
{
    /// <summary>A new stream over the file.</summary>
    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);

    public void Dispose() => File.Delete(Path);
}

/// <summary>Captions as WebVTT, with <c>\n</c> line ends and without styles.</summary>
public sealed record TakenCaptions(string WebVtt, int Cues);
