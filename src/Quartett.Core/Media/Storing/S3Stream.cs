using Amazon.S3.Model;

namespace Quartett.Core.Media.Storing;

/// <summary>
/// Reads a file of the storage from wherever it is sought to, with a new request only after a jump. It can only be read
/// asynchronously: what waits for a network must not hold a thread.
/// </summary>
internal sealed class S3Stream(GetObjectResponse first, Func<long, CancellationToken, Task<GetObjectResponse>> from, TimeSpan patience) : Stream
{
    private GetObjectResponse? _open = first;
    private long _openAt;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = first.ContentLength;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || Position >= Length) return 0;
        if (_open is null || _openAt != Position) await JumpAsync(cancellationToken);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(patience);
        try
        {
            var read = await _open!.ResponseStream.ReadAsync(buffer, late.Token);
            if (read == 0) throw new EndOfStreamException("The file storage sent less than it had promised.");
            Position = _openAt += read;
            return read;
        }
        catch (OperationCanceledException tooLate) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The file storage stopped sending.", tooLate);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + origin switch
        {
            SeekOrigin.Current => Position,
            SeekOrigin.End => Length,
            _ => 0,
        };
        return target >= 0 ? Position = target : throw new IOException("Before the beginning of the file there is nothing.");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous reading.");

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close(ref _open);
        base.Dispose(disposing);
    }

    private async Task JumpAsync(CancellationToken cancel)
    {
        Close(ref _open);
        _open = await from(Position, cancel);
        _openAt = Position;
    }

    private static void Close(ref GetObjectResponse? response)
    {
        response?.Dispose();
        response = null;
    }
}
