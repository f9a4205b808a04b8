using System.Globalization;

namespace Quartett.Testing;

/// <summary>Debian's nginx with the documented configuration, by https, before nodes on this machine.</summary>
public sealed class NginxServer : IAsyncDisposable
{
    private readonly RunningServer server;
    private readonly ReadyLine line;

    private NginxServer(RunningServer server)
    {
        this.server = server;
        line = server.Read<ReadyLine>();
    }

    /// <summary>Its certificate is its own.</summary>
    public Uri Address => line.Address;

    /// <param name="ports">Where nodes listen or will listen.</param>
    /// <exception cref="ServerUnavailableException">It cannot be had, or does not take the documented configuration.</exception>
    public static async Task<NginxServer> StartAsync(IEnumerable<int> ports, CancellationToken cancellation = default)
    {
        var nodes = string.Join(' ', ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")));
        return new NginxServer(await RunningServer.StartAsync("nginx", cancellation, new Dictionary<string, string>(StringComparer.Ordinal) { ["NODES"] = nodes }));
    }

    /// <summary>How many requests the node on that port has answered.</summary>
    public async Task<int> AnsweredByAsync(int port)
    {
        var lines = await File.ReadAllLinesAsync(line.Log);
        return lines.Count(entry => entry.Split(' ') is [.., _] words && words[0] == string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private sealed record ReadyLine(Uri Address, string Log);
}
