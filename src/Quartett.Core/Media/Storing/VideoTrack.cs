using System.Buffers.Binary;
using System.Text;

namespace Quartett.Core.Media.Storing;

/// <summary>One track of an mp4: picture, sound, or something else.</summary>
internal sealed record VideoTrack(string Handler, string Codec, int Width, int Height)
{
    public static VideoTrack Read(Mp4Reader reader, Mp4Box track, long fileLength)
    {
        var media = reader.Find(track, "mdia") ?? throw new InvalidDataException();
        var handler = Word(reader, reader.Find(media, "hdlr") ?? throw new InvalidDataException(), 8);
        var table = reader.Find(media, "minf", "stbl") ?? throw new InvalidDataException();
        var descriptions = reader.Find(table, "stsd") ?? throw new InvalidDataException();
        var codec = Word(reader, descriptions, 12);
        LastPieceIsThere(reader, table, fileLength);
        var (width, height) = Size(reader, reader.Find(track, "tkhd") ?? throw new InvalidDataException());
        return new VideoTrack(handler, codec, width, height);
    }

    // A download that broke off keeps its header and loses its end; only the place of the last piece tells.
    private static void LastPieceIsThere(Mp4Reader reader, Mp4Box table, long fileLength)
    {
        var (box, size) = reader.Find(table, "stco") is { } usual ? (usual, 4) : (reader.Find(table, "co64"), 8);
        if (box is null) throw new InvalidDataException();
        var count = BinaryPrimitives.ReadUInt32BigEndian(reader.Content(box, 4, 4));
        if (count == 0) return;
        if (count > (box.End - box.Start - 8) / size) throw new InvalidDataException();
        var entry = reader.Content(box, checked((int)(8 + ((count - 1) * size))), size);
        var offset = size == 4 ? BinaryPrimitives.ReadUInt32BigEndian(entry) : BinaryPrimitives.ReadUInt64BigEndian(entry);
        if (offset >= (ulong)fileLength) throw new InvalidDataException();
    }

    private static (int Width, int Height) Size(Mp4Reader reader, Mp4Box header)
    {
        var matrix = reader.Content(header, 0, 1)[0] == 1 ? 52 : 40;
        var a = BinaryPrimitives.ReadInt32BigEndian(reader.Content(header, matrix, 4));
        var b = BinaryPrimitives.ReadInt32BigEndian(reader.Content(header, matrix + 4, 4));
        // 16.16 fixed point: the upper half are whole pixels.
        var width = BinaryPrimitives.ReadUInt16BigEndian(reader.Content(header, matrix + 36, 2));
        var height = BinaryPrimitives.ReadUInt16BigEndian(reader.Content(header, matrix + 40, 2));
        return a == 0 && b != 0 ? (height, width) : (width, height);
    }

    private static string Word(Mp4Reader reader, Mp4Box box, int offset) => Encoding.Latin1.GetString(reader.Content(box, offset, 4));
}
