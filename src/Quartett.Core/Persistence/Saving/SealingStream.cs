namespace Quartett.Core.Persistence.Saving;

/// <summary>Encrypts what is written to it; the last piece is written when it is disposed.</summary>
internal sealed class SealingStream(Stream file, Sealing sealing) : Stream
{
    private readonly byte[] _piece = new byte[Sealing.Piece];
    private readonly byte[] _sealed = new byte[Sealing.Piece + Sealing.TagLength];
    private int _filled;
    private uint _number;
    private bool _begun;
    private bool _ended;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full piece waits until more comes, because only the last may say that it is the last.
            if (_filled == _piece.Length) Pass(last: false);
            var part = buffer[..Math.Min(buffer.Length, _piece.Length - _filled)];
            part.CopyTo(_piece.AsSpan(_filled));
            _filled += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
        {
            _ended = true;
            Pass(last: true);
        }

        base.Dispose(disposing);
    }

    private void Pass(bool last)
    {
        if (!_begun) file.Write(sealing.Header);
        _begun = true;
        sealing.Seal(_number, last, _piece.AsSpan(0, _filled), _sealed);
        file.Write(_sealed, 0, _filled + Sealing.TagLength);
        _number = checked(_number + 1);
        _filled = 0;
    }
}
