using System.Globalization;
using NetVips;

namespace Quartett.Core.Media.Storing;

/// <summary>Takes a stranger's picture: judged by its first bytes, decoded by libvips, written anew so that only pixels remain.</summary>
internal sealed class PictureIntake(ScratchFolder scratch)
{
    public const long MostBytes = 50L * 1024 * 1024;
    public const long MostPixels = 100_000_000;
    private const int ThumbnailEdge = 480;

    public async Task<MediaAnswer<TakenPicture>> TakeAsync(Stream upload, string? fileName, CancellationToken cancellationToken)
    {
        using var original = await scratch.CopyAsync(upload, MostBytes, cancellationToken);
        if (original is null) return MediaProblem.Of(MediaCodes.TooLarge, ("maxMegabytes", "50"));

        var judged = Judge(original.Path, fileName);
        if (judged.Problem is { } problem) return problem;
        return await Vips.RunAsync(() => Take(original.Path, judged.Value!.Kind), cancellationToken);
    }

    private static MediaAnswer<PictureHeader> Judge(string path, string? fileName)
    {
        using var file = File.OpenRead(path);
        var read = PictureSniffer.Read(file, fileName);
        if (read.Value is not { } header) return read;
        if (header.IsAnimated) return MediaProblem.Of(MediaCodes.Animated);
        return (long)header.Width * header.Height > MostPixels ? TooManyPixels(header.Width, header.Height) : header;
    }

    private static MediaProblem TooManyPixels(int width, int height) => MediaProblem.Of(
        MediaCodes.TooManyPixels,
        ("width", width.ToString(CultureInfo.InvariantCulture)),
        ("height", height.ToString(CultureInfo.InvariantCulture)),
        ("maxMegapixels", "100"));

    private MediaAnswer<TakenPicture> Take(string path, PictureKind kind)
    {
        using var master = new ScratchFile(scratch.NewPath());
        using var thumbnail = new ScratchFile(scratch.NewPath());
        try
        {
            using var source = Uprightness.Open(path);
            // The decoder has the last word on what the header only claimed.
            if ((long)source.Width * source.Height > MostPixels) return TooManyPixels(source.Width, source.Height);
            var located = Location.IsIn(source);
            var seeThrough = source.HasAlpha() && IsSeeThrough(path);

            using var clean = Pixels.InSrgb(source);
            var masterFile = PictureWriter.Write(clean, master.Path, seeThrough ? kind == PictureKind.WebP ? "image/webp" : "image/png" : "image/jpeg");
            using var small = Image.Thumbnail(master.Path, ThumbnailEdge, height: ThumbnailEdge, size: Enums.Size.Down);
            var thumbnailFile = PictureWriter.Write(small, thumbnail.Path, "image/webp", 80);
            master.Keep();
            thumbnail.Keep();
            return new TakenPicture(masterFile, thumbnailFile, located);
        }
        catch (VipsException exception) when (!exception.Message.Contains("No space left", StringComparison.Ordinal))
        {
            return MediaProblem.Of(MediaCodes.Corrupt);
        }
    }

    // Many programs write an alpha channel that hides nothing; a JPEG is then a fraction of the size.
    private static bool IsSeeThrough(string path)
    {
        using var source = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        using var alpha = source.ExtractBand(source.Bands - 1);
        var opaque = source.Format == Enums.BandFormat.Ushort ? 65535d : 255d;
        return alpha.Min() < opaque;
    }
}
