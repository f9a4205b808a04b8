using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Tests;

/// <summary>A channel as the host would hand it to a connector, with its session kept in memory.</summary>
internal static class TestAccess
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public static ChannelAccess To(IReadOnlyDictionary<string, string> settings, string? session = null, TimeProvider? clock = null) =>
        new(session, (_, _) => Task.CompletedTask) { Settings = settings, Http = Http, Clock = clock ?? TimeProvider.System };
}
