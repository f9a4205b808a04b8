namespace Quartett.Testing;

/// <summary>S3-compatible storage with one empty bucket.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private readonly RunningServer server;

    private S3Server(RunningServer server, ReadyLine ready)
    {
        this.server = server;
        Address = ready.Address;
        (Key, Secret, Bucket) = (ready.Key, ready.Secret, ready.Bucket);
    }

    public Uri Address { get; }

    public string Key { get; }

    public string Secret { get; }

    public string Bucket { get; }

    /// <summary>What the product is told in <c>QUARTETT_S3</c>.</summary>
    public string Setting => $"{Address.Scheme}://{Key}:{Secret}@{Address.Authority}/{Bucket}";

    /// <param name="signatures">The one that checks signatures; else the one that knows all checksums.</param>
    /// <exception cref="ServerUnavailableException">It cannot be had on this machine.</exception>
    public static async Task<S3Server> StartAsync(bool signatures, CancellationToken cancellation = default)
    {
        var started = await RunningServer.StartAsync("s3", cancellation, new Dictionary<string, string>(StringComparer.Ordinal) { ["KIND"] = signatures ? "s3rver" : "fauxqs" });
        return new S3Server(started, started.Read<ReadyLine>());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private sealed record ReadyLine(Uri Address, string Key, string Secret, string Bucket);
}
