using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Quartett.Core.Media.Storing;

/// <summary>
/// Files in S3-compatible storage, where all nodes see them. A file is collected on the disk first, because its length has to
/// be known, and appears under its key when the storage has all of it.
/// </summary>
internal sealed partial class S3FileStore : IFileStore, IDisposable
{
    private const long BytesPerSecond = 256 * 1024;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(20);

    private readonly S3Route _route;
    private readonly ScratchFolder _scratch;
    private readonly AmazonS3Client _client;
    private readonly TimeSpan _patience;

    public S3FileStore(S3Route route, ScratchFolder scratch, TimeSpan? patience = null)
    {
        (_route, _scratch, _patience) = (route, scratch, patience ?? Short);
        _client = new(new BasicAWSCredentials(route.Key, route.Secret), new AmazonS3Config
        {
            ServiceURL = route.Endpoint.ToString(),
            AuthenticationRegion = route.Region,
            ForcePathStyle = !route.HostStyle,
            // Each call has a limit of its own, by what it carries.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxErrorRetry = 2,
            // What not every storage knows is only used where it must be; that the content arrives whole is signed anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public async Task<long?> SaveAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var place = PlaceOf(key);
        using var whole = await _scratch.CopyAsync(content, maxBytes, cancellationToken);
        if (whole is null) return null;
        var bytes = whole.Bytes;
        var limit = _patience + TimeSpan.FromSeconds((double)bytes / BytesPerSecond);
        await using var file = new FileStream(whole.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        try
        {
            await WithinAsync(
                limit,
                cancel => _client.PutObjectAsync(new() { BucketName = _route.Bucket, Key = place, InputStream = file, AutoCloseStream = false, UseChunkEncoding = false }, cancel),
                cancellationToken);
            return bytes;
        }
        catch (AmazonS3Exception full) when (full.StatusCode == HttpStatusCode.InsufficientStorage || full.ErrorCode is "QuotaExceeded" or "XMinioStorageFull")
        {
            throw new StoreFullException(full);
        }
    }

    public async Task<Stream> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var first = await GetAsync(PlaceOf(key), 0, null, cancellationToken) ?? throw new FileNotFoundException("There is no such file.", key);
        return new S3Stream(first, (from, cancel) => ContinueAsync(key, from, first.ETag, cancel), _patience);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var place = PlaceOf(key);
        return WithinAsync(_patience, cancel => _client.DeleteObjectAsync(_route.Bucket, place, cancel), cancellationToken);
    }

    /// <summary>Nothing: what was not sent to its end was never there.</summary>
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0);

    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => await SizeAsync(key, cancellationToken) is not null;

    public async Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        var place = PlaceOf(key);
        try
        {
            return (await WithinAsync(_patience, cancel => _client.GetObjectMetadataAsync(_route.Bucket, place, cancel), cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<GetObjectResponse> ContinueAsync(string key, long from, string etag, CancellationToken cancel) =>
        await GetAsync(PlaceOf(key), from, etag, cancel) ?? throw new FileNotFoundException("The file was deleted while it was read.", key);

    private async Task<GetObjectResponse?> GetAsync(string place, long from, string? etag, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = _route.Bucket, Key = place };
        if (from > 0) request.ByteRange = new($"bytes={from}-");
        // A file that was replaced meanwhile must not be continued with the other's end.
        if (etag is not null) request.EtagToMatch = etag;
        try
        {
            return await WithinAsync(_patience, cancel => _client.GetObjectAsync(request, cancel), cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private string PlaceOf(string key) => _route.Prefix + FileKey.Checked(key);

    private static async Task<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limit);
        try
        {
            return await call(late.Token);
        }
        catch (OperationCanceledException tooLate) when (!cancel.IsCancellationRequested)
        {
            throw new IOException("The file storage did not answer in time.", tooLate);
        }
    }
}
