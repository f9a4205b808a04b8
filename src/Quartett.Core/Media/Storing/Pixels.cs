using NetVips;

namespace Quartett.Core.Media.Storing;

internal static class Pixels
{
    /// <summary>Eight bits of sRGB, converted from the picture's own colour profile where it has a usable one.</summary>
    public static Image InSrgb(Image image)
    {
        if (!image.Contains("icc-profile-data")) return Plainly(image);
        try
        {
            using var converted = image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Perceptual, depth: 8);
            return converted.Cast(Enums.BandFormat.Uchar);
        }
        catch (VipsException)
        {
            // An unreadable profile is no reason to lose the picture.
            return Plainly(image);
        }
    }

    private static Image Plainly(Image image)
    {
        using var converted = image.Colourspace(Enums.Interpretation.Srgb);
        return converted.Cast(Enums.BandFormat.Uchar);
    }

    /// <summary>Puts what is see-through on white.</summary>
    public static Image OnWhite(Image image) => image.HasAlpha() ? image.Flatten(background: [255, 255, 255]) : image.Copy();
}
