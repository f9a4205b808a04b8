using System.Buffers.Binary;
using System.Text;

namespace Quartett.Core.Media.Storing;

/// <summary>Reads what the header of an mp4 says; pictures and sound themselves are never touched.</summary>
internal static class VideoProbe
{
    private const int MostTracks = 64;

    private static readonly string[] Brands =
        ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "av01", "M4V ", "M4VH", "M4VP", "MSNV", "f4v ", "dash", "cmfc"];

    private static readonly string[] VideoNames = [".mp4", ".m4v"];

    /// <param name="file">Can be sought.</param>
    public static MediaAnswer<VideoFacts> Read(Stream file, string? fileName)
    {
        if (file.Length == 0) return MediaProblem.Of(MediaCodes.Empty);
        if (Stranger(file, fileName) is { } problem) return problem;
        try
        {
            return Facts(new Mp4Reader(file), file.Length);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return MediaProblem.Of(MediaCodes.Corrupt);
        }
    }

    private static MediaProblem? Stranger(Stream file, string? fileName)
    {
        var start = new byte[256];
        file.Position = 0;
        var head = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        if (head.Length >= 16 && head[4..8].SequenceEqual("ftyp"u8))
        {
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
            var brands = new List<string>();
            for (var at = 8; at + 4 <= size; at += at == 8 ? 8 : 4) brands.Add(Encoding.Latin1.GetString(head.Slice(at, 4)));
            if (brands.Count > 0 && brands[0] == "qt  ") return MediaProblem.Of(MediaCodes.QuickTime);
            if (PictureSniffer.Found(head) == "heic") return MediaProblem.Of(MediaCodes.Heic);
            return brands.Exists(brand => Brands.Contains(brand)) ? null : MediaProblem.Of(MediaCodes.Type, ("found", "video"));
        }

        // QuickTime files from before the brand box begin at once with one of these.
        if (head.Length >= 8 && (head[4..8].SequenceEqual("moov"u8) || head[4..8].SequenceEqual("mdat"u8) || head[4..8].SequenceEqual("wide"u8)))
            return MediaProblem.Of(MediaCodes.QuickTime);
        var promised = VideoNames.Contains(Path.GetExtension(fileName ?? ""), StringComparer.OrdinalIgnoreCase);
        return MediaProblem.Of(promised ? MediaCodes.Disguised : MediaCodes.Type, ("found", PictureSniffer.Found(head)));
    }

    private static MediaAnswer<VideoFacts> Facts(Mp4Reader reader, long length)
    {
        Mp4Box? movie = null;
        var (hasContent, inPieces) = (false, false);
        foreach (var box in reader.Boxes(0, length))
        {
            if (box.Kind == "moov") movie = movie is null ? box : throw new InvalidDataException();
            hasContent |= box.Kind == "mdat" && box.End > box.Start;
            inPieces |= box.Kind == "moof";
        }

        if (movie is null || !hasContent) throw new InvalidDataException();
        if (inPieces || reader.Find(movie, "mvex") is not null) return MediaProblem.Of(MediaCodes.Fragmented);

        var tracks = reader.Boxes(movie).Where(box => box.Kind == "trak").Take(MostTracks).ToList().ConvertAll(box => VideoTrack.Read(reader, box, length));
        var picture = tracks.Find(track => track.Handler == "vide");
        var sound = tracks.Find(track => track.Handler == "soun");
        if (picture is null || picture.Width == 0 || picture.Height == 0) return MediaProblem.Of(MediaCodes.NoPicture);
        if (picture.Codec == "encv" || sound?.Codec == "enca") return MediaProblem.Of(MediaCodes.Protected);
        var seconds = Seconds(reader, reader.Find(movie, "mvhd") ?? throw new InvalidDataException());
        return new VideoFacts(seconds, picture.Width, picture.Height, sound is not null, picture.Codec, sound?.Codec);
    }

    private static double Seconds(Mp4Reader reader, Mp4Box header)
    {
        var isLong = reader.Content(header, 0, 1)[0] == 1;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(reader.Content(header, isLong ? 20 : 12, 4));
        var duration = isLong
            ? BinaryPrimitives.ReadUInt64BigEndian(reader.Content(header, 24, 8))
            : BinaryPrimitives.ReadUInt32BigEndian(reader.Content(header, 16, 4));
        // All bits set stands for "not known".
        if (scale == 0 || duration == 0 || duration == (isLong ? ulong.MaxValue : uint.MaxValue)) throw new InvalidDataException();
        return duration / (double)scale;
    }
}
