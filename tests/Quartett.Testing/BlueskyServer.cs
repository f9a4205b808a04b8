namespace Quartett.Testing;

/// <summary>The Bluesky reference PDS with its identity directory, and three accounts.</summary>
public sealed class BlueskyServer : IAsyncDisposable
{
    /// <summary>The JSON of a running server, as its script prints it, to be used instead of starting one.</summary>
    public const string Variable = "QUARTETT_TEST_BLUESKY";

    private static readonly Lazy<Task<BlueskyServer>> Shared =
        new(async () => new BlueskyServer(await RunningServer.ReuseOrStartAsync("bluesky", Variable, CancellationToken.None)));

    private readonly RunningServer server;

    private BlueskyServer(RunningServer server)
    {
        this.server = server;
        var line = server.Read<ReadyLine>();
        Pds = line.Pds;
        Accounts = line.Accounts;
    }

    /// <summary>The PDS, <c>http://localhost:port</c>.</summary>
    public Uri Pds { get; }

    public IReadOnlyList<BlueskyAccount> Accounts { get; }

    public BlueskyAccount Alice => Named("alice");

    public BlueskyAccount Bob => Named("bob");

    public BlueskyAccount Carol => Named("carol");

    /// <summary>The server of this test run: the given one, else one started for this process, which ends with it.</summary>
    /// <exception cref="ServerUnavailableException">The servers cannot be had on this machine.</exception>
    public static Task<BlueskyServer> SharedAsync() => Shared.Value;

    /// <summary>A server of its own, for tests that stop or break it.</summary>
    /// <exception cref="ServerUnavailableException">The servers cannot be had on this machine.</exception>
    public static async Task<BlueskyServer> StartAsync(CancellationToken cancellation = default) =>
        new(await RunningServer.StartAsync("bluesky", cancellation));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private BlueskyAccount Named(string name) =>
        Accounts.Single(account => account.Handle.StartsWith($"{name}.", StringComparison.Ordinal));

    private sealed record ReadyLine(Uri Pds, IReadOnlyList<BlueskyAccount> Accounts);
}
