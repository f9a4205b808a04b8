using System.Buffers.Binary;
using System.Text;
using NetVips;

namespace Quartett.Core.Tests.Media;

/// <summary>Pictures made here, by libvips where it writes them and by hand where it would not.</summary>
internal static class Samples
{
    public static byte[] Jpeg(int width = 60, int height = 40, Action<MutableImage>? mark = null)
    {
        using var image = Scene(width, height);
        using var marked = image.Mutate(mark ?? (_ => { }));
        return marked.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.All);
    }

    public static byte[] Png(int width = 60, int height = 40, int bands = 3, Action<MutableImage>? mark = null)
    {
        using var image = Scene(width, height);
        using var alpha = image.Linear([0], [bands == 4 ? 100 : 255]).ExtractBand(0).Cast(Enums.BandFormat.Uchar);
        using var joined = bands == 3 ? image.Copy() : image.Bandjoin(alpha);
        using var marked = joined.Mutate(mark ?? (_ => { }));
        return marked.PngsaveBuffer(keep: Enums.ForeignKeep.All);
    }

    /// <summary>An alpha channel in which everything is opaque.</summary>
    public static byte[] OpaquePng()
    {
        using var image = Scene(60, 40);
        using var joined = image.Bandjoin(255);
        return joined.PngsaveBuffer();
    }

    public static byte[] WebP(int width = 60, int height = 40)
    {
        using var image = Scene(width, height);
        return image.WebpsaveBuffer();
    }

    public static Image Scene(int width, int height)
    {
        using var x = Image.Xyz(width, height);
        using var red = x.ExtractBand(0) * (255.0 / width);
        using var green = x.ExtractBand(1) * (255.0 / height);
        using var blue = (x.ExtractBand(0) + x.ExtractBand(1)) % 256;
        return red.Bandjoin(green, blue).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static byte[] Noise(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, mean: 128, sigma: 80, seed: 7);
        using var other = Image.Gaussnoise(width, height, mean: 128, sigma: 80, seed: 8);
        using var image = noise.Bandjoin(other, noise).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return image.PngsaveBuffer();
    }

    public static byte[] PngHeader(int width, int height)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", data), .. Chunk("IDAT", [0x78, 0x9C]), .. Chunk("IEND", [])];
    }

    /// <summary>A whole PNG with one more chunk behind its header.</summary>
    public static byte[] WithChunk(byte[] png, string type, byte[] data) => [.. png[..33], .. Chunk(type, data), .. png[33..]];

    public static byte[] Gif(int frames)
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0];
        byte[] start = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255];
        return [.. start, .. Enumerable.Repeat(frame, frames).SelectMany(bytes => bytes), 0x3B];
    }

    public static byte[] AnimatedWebP()
    {
        byte[] data = [0x02, 0, 0, 0, 9, 0, 0, 9, 0, 0];
        return [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, .. data];
    }

    public static byte[] Brand(string brand) => [0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1"u8, .. "heic"u8];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
