using System.Buffers.Binary;
using System.Text;

namespace Quartett.Core.Tests.Media;

/// <summary>Videos made here, box by box.</summary>
internal static class Videos
{
    public static readonly byte[] Upright = Matrix(0x10000, 0, 0, 0x10000);
    public static readonly byte[] Sideways = Matrix(0, 0x10000, -0x10000, 0);

    public static byte[] Mp4(
        bool headerFirst = false, byte[]? matrix = null, bool sound = true, bool longForm = false, uint pieceAt = 32, uint scale = 1000,
        string codec = "avc1", string handler = "vide", string brand = "isom", int content = 100)
    {
        var kind = Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0, .. "mp42"u8]);
        var data = Box("mdat", new byte[content]);
        var movie = Box("moov",
        [
            .. Box("mvhd", longForm ? [1, 0, 0, 0, .. new byte[16], .. U32(scale), .. U32(0), .. U32(12_500), .. new byte[80]] : [.. new byte[12], .. U32(scale), .. U32(12_500), .. new byte[80]]),
            .. Track(handler, codec, matrix ?? Upright, longForm, pieceAt, 1920, 1080),
            .. sound ? Track("soun", "mp4a", Upright, longForm, pieceAt, 0, 0) : [],
        ]);
        return headerFirst ? [.. kind, .. movie, .. data] : [.. kind, .. data, .. movie];
    }

    private static byte[] Track(string handler, string codec, byte[] matrix, bool longForm, uint pieceAt, uint width, uint height) => Box("trak",
    [
        .. Box("tkhd", [longForm ? (byte)1 : (byte)0, .. new byte[longForm ? 51 : 39], .. matrix, .. U32(width << 16), .. U32(height << 16)]),
        .. Box("mdia",
        [
            .. Box("mdhd", new byte[24]),
            .. Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[13]]),
            .. Box("minf", Box("stbl",
            [
                .. Box("stsd", [.. U32(0), .. U32(1), .. Box(codec, new byte[70])]),
                .. longForm ? Box("co64", [.. U32(0), .. U32(1), .. U32(0), .. U32(pieceAt)]) : Box("stco", [.. U32(0), .. U32(2), .. U32(16), .. U32(pieceAt)]),
            ])),
        ]),
    ]);

    private static byte[] Matrix(int a, int b, int c, int d) =>
        [.. U32((uint)a), .. U32((uint)b), .. U32(0), .. U32((uint)c), .. U32((uint)d), .. U32(0), .. U32(0), .. U32(0), .. U32(0x40000000)];

    public static byte[] Box(string kind, byte[] content) => [.. U32((uint)content.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. content];

    public static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
