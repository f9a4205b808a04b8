using NetVips;

namespace Quartett.Core.Media.Storing;

/// <summary>Writes pixels and nothing but pixels.</summary>
internal static class PictureWriter
{
    public static PictureFile Write(Image image, string path, string contentType, int quality = 90)
    {
        switch (contentType)
        {
            case "image/jpeg":
                using (var flat = Pixels.OnWhite(image)) flat.Jpegsave(path, q: quality, keep: Enums.ForeignKeep.None);
                break;
            case "image/webp":
                image.Webpsave(path, q: quality, keep: Enums.ForeignKeep.None);
                break;
            default:
                image.Pngsave(path, compression: 6, keep: Enums.ForeignKeep.None);
                break;
        }

        return new PictureFile(path, contentType, new FileInfo(path).Length, image.Width, image.Height);
    }

    public static byte[] Encode(Image image, string contentType, int quality)
    {
        switch (contentType)
        {
            case "image/jpeg":
                using (var flat = Pixels.OnWhite(image)) return flat.JpegsaveBuffer(q: quality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
            case "image/webp":
                return image.WebpsaveBuffer(q: quality, keep: Enums.ForeignKeep.None);
            default:
                return image.PngsaveBuffer(compression: 9, keep: Enums.ForeignKeep.None);
        }
    }
}
