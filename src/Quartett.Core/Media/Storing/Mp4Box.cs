using System.Buffers.Binary;
using System.Text;

namespace Quartett.Core.Media.Storing;

/// <summary>One box of an mp4 file: where its content begins and ends.</summary>
internal sealed record Mp4Box(string Kind, long Start, long End);

/// <summary>Walks boxes by their headers alone. Bounded, so that a made-up file costs no more than a real one.</summary>
internal sealed class Mp4Reader(Stream file)
{
    private const int MostBoxes = 10_000;
    private int _boxes;

    /// <exception cref="InvalidDataException">A box is longer than what holds it, or there are too many.</exception>
    public IEnumerable<Mp4Box> Boxes(long start, long end)
    {
        for (var position = start; position < end;)
        {
            if (++_boxes > MostBoxes || end - position < 8) throw new InvalidDataException();
            var head = Read(position, 8);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var content = position + 8;
            if (size == 1)
            {
                if (end - position < 16) throw new InvalidDataException();
                size = BinaryPrimitives.ReadInt64BigEndian(Read(position + 8, 8));
                content += 8;
            }
            else if (size == 0)
            {
                size = end - position;
            }

            if (size < content - position || size > end - position) throw new InvalidDataException();
            yield return new Mp4Box(Encoding.Latin1.GetString(head, 4, 4), content, position + size);
            position += size;
        }
    }

    public IEnumerable<Mp4Box> Boxes(Mp4Box box) => Boxes(box.Start, box.End);

    public Mp4Box? Find(Mp4Box box, params string[] path)
    {
        var found = box;
        foreach (var kind in path)
        {
            found = Boxes(found).FirstOrDefault(inner => inner.Kind == kind);
            if (found is null) return null;
        }

        return found;
    }

    /// <summary>A few bytes of a box's content.</summary>
    public byte[] Content(Mp4Box box, int offset, int count)
    {
        if (box.End - box.Start < (long)offset + count) throw new InvalidDataException();
        return Read(box.Start + offset, count);
    }

    private byte[] Read(long position, int count)
    {
        var bytes = new byte[count];
        file.Position = position;
        file.ReadExactly(bytes);
        return bytes;
    }
}
