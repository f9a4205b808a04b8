using System.Globalization;
using Quartett.Core.Media;

namespace Quartett.Web.Media;

/// <summary>Sizes and lengths of files as people say them.</summary>
internal static class Sizes
{
    private const int ThumbnailEdge = 480;
    private const double Kilo = 1024;

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / Kilo:0} KB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / Kilo / Kilo:0.0} MB"),
    };

    public static string Length(double seconds) => TimeSpan.FromSeconds(Math.Round(seconds)) is { TotalHours: < 1 } length
        ? length.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : TimeSpan.FromSeconds(Math.Round(seconds)).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>Pixels of the thumbnail, so that a page does not jump while it loads.</summary>
    public static (int Width, int Height) Thumbnail(MediaView media)
    {
        var scale = Math.Min(1, (double)ThumbnailEdge / Math.Max(1, Math.Max(media.Width, media.Height)));
        return ((int)Math.Max(1, Math.Round(media.Width * scale)), (int)Math.Max(1, Math.Round(media.Height * scale)));
    }
}
