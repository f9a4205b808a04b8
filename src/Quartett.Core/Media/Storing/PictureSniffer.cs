using System.Buffers.Binary;
using System.Text;

namespace Quartett.Core.Media.Storing;

/// <summary>Tells by content what a file is. Reads headers only, with a bound on how many parts it walks.</summary>
internal static class PictureSniffer
{
    private const int MostParts = 20_000;
    private static readonly string[] PictureNames = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
    private static readonly string[] HeicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"];

    public static MediaAnswer<PictureHeader> Read(Stream file, string? fileName)
    {
        var start = new byte[64];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var head = start.AsSpan(0, count);
        if (count == 0) return MediaProblem.Of(MediaCodes.Empty);
        try
        {
            if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg(file);
            if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return Png(file);
            if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return Gif(file);
            if (head.StartsWith("RIFF"u8) && count >= 16 && head[8..12].SequenceEqual("WEBP"u8)) return WebP(file);
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            return MediaProblem.Of(MediaCodes.Corrupt);
        }

        var found = Found(head);
        if (found == "heic") return MediaProblem.Of(MediaCodes.Heic);
        var promised = PictureNames.Contains(Path.GetExtension(fileName ?? ""), StringComparer.OrdinalIgnoreCase);
        return MediaProblem.Of(promised ? MediaCodes.Disguised : MediaCodes.Type, ("found", found));
    }

    /// <summary>One word for what was found instead.</summary>
    internal static string Found(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
            return HeicBrands.Contains(Encoding.ASCII.GetString(head[8..12])) ? "heic" : "video";
        if (head.StartsWith("%PDF"u8)) return "pdf";
        if (head.StartsWith("PK"u8)) return "archive";
        if (head.StartsWith("MZ"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F'])) return "program";
        if (head.StartsWith("BM"u8)) return "bmp";
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return "tiff";
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').ToLowerInvariant();
        if (text.StartsWith("<svg", StringComparison.Ordinal)) return "svg";
        if (text.StartsWith("<?xml", StringComparison.Ordinal)) return text.Contains("<svg", StringComparison.Ordinal) ? "svg" : "xml";
        return text.StartsWith('<') ? "html" : "unknown";
    }

    private static MediaAnswer<PictureHeader> Png(Stream file)
    {
        file.Position = 8;
        var (width, height, animated) = (0, 0, false);
        for (var part = 0; part < MostParts; part++)
        {
            var head = Take(file, 8);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = Encoding.ASCII.GetString(head, 4, 4);
            if (part == 0)
            {
                if (type != "IHDR" || length != 13) throw new InvalidDataException();
                var data = Take(file, 8);
                (width, height) = (Edge(BinaryPrimitives.ReadUInt32BigEndian(data)), Edge(BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4))));
                // A picture of absurd size is refused for its size, whatever else its file lacks.
                if ((long)width * height > PictureIntake.MostPixels) return new PictureHeader(PictureKind.Png, width, height, false);
                Skip(file, 5 + 4);
                continue;
            }

            animated |= type == "acTL";
            if (type is "IDAT") return new PictureHeader(PictureKind.Png, width, height, animated);
            if (type is "IEND" || length > int.MaxValue) throw new InvalidDataException();
            Skip(file, length + 4L);
        }

        throw new InvalidDataException();
    }

    private static MediaAnswer<PictureHeader> Jpeg(Stream file)
    {
        file.Position = 2;
        for (var part = 0; part < MostParts; part++)
        {
            if (Byte(file) != 0xFF) throw new InvalidDataException();
            int marker;
            while ((marker = Byte(file)) == 0xFF) { }
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            if (marker is 0xD9 or 0xDA or 0x00) throw new InvalidDataException();
            var length = BinaryPrimitives.ReadUInt16BigEndian(Take(file, 2));
            if (length < 2) throw new InvalidDataException();
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var data = Take(file, 5);
                return new PictureHeader(
                    PictureKind.Jpeg, Edge(BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(3))), Edge(BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(1))), false);
            }

            Skip(file, length - 2);
        }

        throw new InvalidDataException();
    }

    private static MediaAnswer<PictureHeader> Gif(Stream file)
    {
        file.Position = 6;
        var screen = Take(file, 7);
        var (width, height) = (Edge(BinaryPrimitives.ReadUInt16LittleEndian(screen)), Edge(BinaryPrimitives.ReadUInt16LittleEndian(screen.AsSpan(2))));
        SkipColours(file, screen[4]);
        var pictures = 0;
        for (var part = 0; part < MostParts; part++)
        {
            switch (Byte(file))
            {
                case 0x21:
                    Byte(file);
                    SkipBlocks(file);
                    break;
                case 0x2C:
                    if (++pictures > 1) return new PictureHeader(PictureKind.Gif, width, height, true);
                    SkipColours(file, Take(file, 9)[8]);
                    Byte(file);
                    SkipBlocks(file);
                    break;
                case 0x3B when pictures == 1:
                    return new PictureHeader(PictureKind.Gif, width, height, false);
                default:
                    throw new InvalidDataException();
            }
        }

        throw new InvalidDataException();
    }

    private static MediaAnswer<PictureHeader> WebP(Stream file)
    {
        file.Position = 4;
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(Take(file, 4)) + 8L;
        if (declared > file.Length) throw new InvalidDataException();
        file.Position = 12;
        var chunk = Encoding.ASCII.GetString(Take(file, 8), 0, 4);
        var data = Take(file, 10);
        return chunk switch
        {
            "VP8X" => new PictureHeader(
                PictureKind.WebP, 1 + (data[4] | (data[5] << 8) | (data[6] << 16)), 1 + (data[7] | (data[8] << 8) | (data[9] << 16)), (data[0] & 0x02) != 0),
            "VP8 " => new PictureHeader(
                PictureKind.WebP, Edge(BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(6)) & 0x3FFFu), Edge(BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(8)) & 0x3FFFu), false),
            "VP8L" when data[0] == 0x2F => Lossless(BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(1))),
            _ => throw new InvalidDataException(),
        };
    }

    private static PictureHeader Lossless(uint bits) =>
        new(PictureKind.WebP, (int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1, false);

    private static int Edge(uint value) => value is 0 or > int.MaxValue ? throw new InvalidDataException() : (int)value;

    private static void SkipColours(Stream file, int flags)
    {
        if ((flags & 0x80) != 0) Skip(file, 3L << ((flags & 7) + 1));
    }

    private static void SkipBlocks(Stream file)
    {
        int length;
        while ((length = Byte(file)) != 0) Skip(file, length);
    }

    private static int Byte(Stream file) => file.ReadByte() is var value and >= 0 ? value : throw new EndOfStreamException();

    private static byte[] Take(Stream file, int count)
    {
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static void Skip(Stream file, long count)
    {
        if (file.Position + count > file.Length) throw new EndOfStreamException();
        file.Position += count;
    }
}
