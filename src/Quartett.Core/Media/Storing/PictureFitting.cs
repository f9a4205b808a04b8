using System.Globalization;
using NetVips;
using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Media.Storing;

/// <summary>Lowers quality first and size second until a network's limits hold.</summary>
internal sealed class PictureFitting(ScratchFolder scratch) : IPictureFitting
{
    private static readonly int[] Qualities = [90, 82, 74, 65, 55];
    private static readonly string[] Known = ["image/jpeg", "image/webp", "image/png"];

    public async Task<MediaAnswer<FittedPicture>> FitAsync(
        Stream master, PictureShape shape, ImageLimits limits, CancellationToken cancellationToken)
    {
        using var copy = await scratch.CopyAsync(master, long.MaxValue, cancellationToken);
        return await Vips.RunAsync(() => Fit(copy!.Path, shape, limits, cancellationToken), cancellationToken);
    }

    private static MediaAnswer<FittedPicture> Fit(string path, PictureShape shape, ImageLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var source = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
            var frame = CropFrame.Of(source.Width, source.Height, shape);
            using var cropped = source.ExtractArea(frame.Left, frame.Top, frame.Width, frame.Height);
            var types = Types(limits.Types, source.HasAlpha());
            var longest = Math.Min(limits.MaxEdge, Math.Max(frame.Width, frame.Height));
            if (longest < 1 || types.Count == 0) return CannotFit(limits);

            // Decoded once, top to bottom; every further try begins from the largest size allowed.
            using var largest = Sized(cropped, longest);
            for (var edge = longest; edge >= 1; edge = Smaller(edge))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var sized = Sized(largest, edge);
                if (FirstWithin(sized, types, limits.MaxBytes) is { } fitted) return fitted;
            }

            return CannotFit(limits);
        }
        catch (VipsException exception) when (!exception.Message.Contains("No space left", StringComparison.Ordinal))
        {
            return MediaProblem.Of(MediaCodes.Corrupt);
        }
    }

    private static MediaProblem CannotFit(ImageLimits limits) =>
        MediaProblem.Of(MediaCodes.CannotFit, ("maxBytes", limits.MaxBytes.ToString(CultureInfo.InvariantCulture)));

    private static int Smaller(int edge) => Math.Min(edge - 1, edge * 4 / 5);

    private static Image Sized(Image image, int edge)
    {
        var scale = Math.Min(1.0, (double)edge / Math.Max(image.Width, image.Height));
        var width = Math.Clamp((int)Math.Round(image.Width * scale), 1, edge);
        var height = Math.Clamp((int)Math.Round(image.Height * scale), 1, edge);
        if (width == image.Width && height == image.Height) return image.CopyMemory();
        using var sized = image.ThumbnailImage(width, height: height, size: Enums.Size.Force);
        return sized.CopyMemory();
    }

    private static FittedPicture? FirstWithin(Image image, IReadOnlyList<string> types, long maxBytes)
    {
        foreach (var type in types)
        {
            // A picture longer than 16,383 px cannot be written as WebP.
            if (type == "image/webp" && Math.Max(image.Width, image.Height) > 16_383) continue;
            foreach (var quality in type == "image/png" ? [0] : Qualities)
            {
                var content = PictureWriter.Encode(image, type, quality);
                if (content.Length <= maxBytes) return new FittedPicture(content, type, image.Width, image.Height);
            }
        }

        return null;
    }

    // See-through pictures keep their alpha where the network lets them; PNG is the smallest promise for everything else.
    private static List<string> Types(IReadOnlyList<string> accepted, bool seeThrough)
    {
        string[] order = seeThrough ? ["image/png", "image/webp", "image/jpeg"] : Known;
        return [.. order.Where(type => accepted.Contains(type, StringComparer.OrdinalIgnoreCase) || accepted.Contains("image/*"))];
    }
}
