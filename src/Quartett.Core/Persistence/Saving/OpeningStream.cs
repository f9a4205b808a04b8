using System.Security.Cryptography;

namespace Quartett.Core.Persistence.Saving;

/// <summary>Decrypts a backup while it is read; gives out nothing that was not checked.</summary>
internal sealed class OpeningStream(Stream file, Sealing sealing) : Stream
{
    private readonly byte[] _sealed = new byte[Sealing.Piece + Sealing.TagLength];
    private readonly byte[] _ahead = new byte[1];
    private readonly byte[] _plain = new byte[Sealing.Piece];
    private bool _hasAhead;
    private bool _ended;
    private int _at;
    private int _filled;
    private uint _number;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_at == _filled)
        {
            if (_ended) return 0;
            Next();
        }

        var part = Math.Min(buffer.Length, _filled - _at);
        _plain.AsSpan(_at, part).CopyTo(buffer);
        _at += part;
        return part;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Next()
    {
        var length = 0;
        if (_hasAhead) _sealed[length++] = _ahead[0];
        length += file.ReadAtLeast(_sealed.AsSpan(length), _sealed.Length - length, throwOnEndOfStream: false);
        _hasAhead = length == _sealed.Length && file.Read(_ahead, 0, 1) == 1;
        _ended = !_hasAhead;
        if (length < Sealing.TagLength) throw new UnreadableBackupException("backup.damaged");
        try
        {
            sealing.Open(_number, _ended, _sealed.AsSpan(0, length), _plain);
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            // Nothing was readable yet: most likely the passphrase; later on the file itself.
            throw new UnreadableBackupException(_number == 0 ? "backup.passphraseWrong" : "backup.damaged", mismatch);
        }

        _number = checked(_number + 1);
        (_at, _filled) = (0, length - Sealing.TagLength);
    }
}
