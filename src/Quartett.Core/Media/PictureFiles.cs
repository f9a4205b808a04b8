namespace Quartett.Core.Media;

/// <summary>A re-encoded picture in a temporary file that goes with its owner.</summary>
/// <param name="Path">The temporary file.</param>
/// <param name="ContentType">The MIME type of what was written, whatever came in.</param>
public sealed record PictureFile(string Path, string ContentType, long Bytes, int Width, int Height)
{
    /// <summary>A new stream over the file.</summary>
    public Stream Open() => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
}

/// <summary>A picture that was taken: turned upright, in sRGB, without any metadata. Disposing deletes the files.</summary>
/// <param name="LocationRemoved">The picture said where it was taken; that is gone now, and the person is told.</param>
public sealed record TakenPicture(PictureFile Master, PictureFile Thumbnail, bool LocationRemoved) : IDisposable
{
    public void Dispose()
    {
        File.Delete(Master.Path);
        File.Delete(Thumbnail.Path);
    }
}

/// <summary>Part of a picture in fractions of its edges: 0 to 1 from the left and the top. What lies outside is cut off.</summary>
public sealed record CropArea(double X, double Y, double Width, double Height);

/// <summary>The point that stays in sight, in fractions of the edges from the left and the top.</summary>
public sealed record FocalPoint(double X, double Y);

/// <summary>How a picture is shown on one channel.</summary>
/// <param name="TargetAspect">Width divided by height; <c>null</c> keeps the shape.</param>
public sealed record PictureShape(CropArea? Crop = null, FocalPoint? Focus = null, double? TargetAspect = null);

/// <summary>A picture within one network's limits.</summary>
public sealed record FittedPicture(byte[] Content, string ContentType, int Width, int Height);
