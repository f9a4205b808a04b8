using NetVips;

namespace Quartett.Core.Media.Storing;

internal static class Location
{
    /// <summary>Whether the picture says where it was taken, in EXIF or in XMP.</summary>
    public static bool IsIn(Image image)
    {
        if (image.GetFields().Any(field => field.StartsWith("exif-ifd3-GPSL", StringComparison.Ordinal))) return true;
        return image.Contains("xmp-data")
            && image.Get("xmp-data") is byte[] xmp
            && (xmp.AsSpan().IndexOf("GPSLatitude"u8) >= 0 || xmp.AsSpan().IndexOf("GPSLongitude"u8) >= 0);
    }
}
