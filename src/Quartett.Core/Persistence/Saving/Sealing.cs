using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Quartett.Core.Persistence.Saving;

/// <summary>
/// How a backup is encrypted: AES-256-GCM over pieces of 64 KiB, the key from the passphrase. Every nonce carries the
/// number of its piece and whether it is the last, so pieces can be neither swapped, dropped nor cut off unnoticed.
/// </summary>
internal sealed class Sealing : IDisposable
{
    public const int Piece = 64 * 1024;
    public const int TagLength = 16;
    private const int SaltLength = 16;
    private const int Iterations = 600_000;
    private const int MostIterations = 10_000_000;
    private const int PrefixLength = 7;
    private static readonly byte[] Magic = "QUARTETT-BACKUP-SEALED-1\n"u8.ToArray();
    private readonly AesGcm _aes;
    private readonly byte[] _header;
    private readonly byte[] _nonce = new byte[12];

    private Sealing(byte[] header, string passphrase)
    {
        _header = header;
        var rest = header.AsSpan(Magic.Length);
        var iterations = BinaryPrimitives.ReadInt32BigEndian(rest[SaltLength..]);
        var key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), rest[..SaltLength], iterations, HashAlgorithmName.SHA512, 32);
        rest.Slice(SaltLength + 4, PrefixLength).CopyTo(_nonce);
        _aes = new AesGcm(key, TagLength);
        CryptographicOperations.ZeroMemory(key);
    }

    private static int HeaderLength => Magic.Length + SaltLength + 4 + PrefixLength;

    public ReadOnlySpan<byte> Header => _header;

    public static Sealing Fresh(string passphrase)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header, 0);
        RandomNumberGenerator.Fill(header.AsSpan(Magic.Length));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(Magic.Length + SaltLength), Iterations);
        return new(header, passphrase);
    }

    /// <summary>Whether the file is an encrypted backup; leaves the stream at its beginning.</summary>
    public static bool IsSealed(Stream file)
    {
        var start = new byte[Magic.Length];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start.AsSpan().SequenceEqual(Magic);
    }

    /// <exception cref="UnreadableBackupException">The header is not whole, or not one of ours.</exception>
    public static Sealing Of(Stream file, string passphrase)
    {
        var header = new byte[HeaderLength];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) throw new UnreadableBackupException("backup.damaged");
        // The number comes from the file, and a damaged one must not keep us busy for hours.
        var iterations = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(Magic.Length + SaltLength));
        if (iterations is < Iterations or > MostIterations) throw new UnreadableBackupException("backup.damaged");
        return new(header, passphrase);
    }

    public void Seal(uint number, bool last, ReadOnlySpan<byte> plain, Span<byte> result) =>
        _aes.Encrypt(Nonce(number, last), plain, result[..plain.Length], result.Slice(plain.Length, TagLength), _header);

    /// <exception cref="AuthenticationTagMismatchException">Another passphrase, or other bytes.</exception>
    public void Open(uint number, bool last, ReadOnlySpan<byte> piece, Span<byte> plain) =>
        _aes.Decrypt(Nonce(number, last), piece[..^TagLength], piece[^TagLength..], plain[..(piece.Length - TagLength)], _header);

    public void Dispose() => _aes.Dispose();

    private byte[] Nonce(uint number, bool last)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_nonce.AsSpan(PrefixLength), number);
        _nonce[^1] = last ? (byte)1 : (byte)0;
        return _nonce;
    }
}
