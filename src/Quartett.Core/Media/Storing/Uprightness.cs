using NetVips;

namespace Quartett.Core.Media.Storing;

internal static class Uprightness
{
    /// <summary>Opens a picture turned as its EXIF data asks for.</summary>
    public static Image Open(string path)
    {
        var image = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        var orientation = image.Contains("orientation") && image.Get("orientation") is int value ? value : 1;
        if (orientation <= 1) return image;
        // Turning reads columns; libvips then decodes at random, on disk from 100 MB of pixels.
        image.Dispose();
        using var turned = Image.NewFromFile(path, access: Enums.Access.Random, failOn: Enums.FailOn.Error);
        return turned.Autorot();
    }
}
