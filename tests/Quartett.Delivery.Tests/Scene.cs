using Microsoft.Data.Sqlite;
using Quartett.TestHost;
using Quartett.Testing;
using Quartett.TestNetwork;
using Xunit;

namespace Quartett.Delivery.Tests;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>A founded installation, a test network, and the processes a test lets work on them. All end with it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly List<QuartettServer> _servers = [];
    private readonly TestNetworkServer _network;

    private Scene(TestNetworkServer network, House house)
    {
        (_network, House) = (network, house);
        Network = network.Client();
        Stored = new(house.Place);
    }

    public House House { get; }

    /// <summary>Scripts and ledger.</summary>
    public TestNetworkClient Network { get; }

    /// <summary>What the database says.</summary>
    public Stored Stored { get; }

    /// <param name="own">A PostgreSQL database of a server that the test will break; else one of the shared server.</param>
    /// <param name="besides">Servers that may be called besides the test network.</param>
    public static async Task<Scene> SetAsync(DatabaseKind kind, string? own = null, params IReadOnlyList<string> besides)
    {
        var network = await TestNetworkServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("quartett-delivery-").FullName;
        var place = new Place(folder, own, network.Address) { Besides = besides };
        if (own is not null) return new(network, await House.FoundAsync(place));

        var pattern = await Founded.OfAsync(kind);
        pattern.CopyFolderTo(folder);
        return new(network, pattern.House.At(place with { Connection = await pattern.CopyDatabaseAsync() }));
    }

    /// <summary>Starts a process of the product with the test host's additions.</summary>
    public async Task<QuartettServer> StartAsync(params IReadOnlyList<(string Name, string Value)> environment)
    {
        var server = await QuartettServer.StartAsync(House.Place.DataFolder, House.Place.Environment([(Additions.QuickPace, "1"), .. environment]), assembly: Place.HostAssembly);
        _servers.Add(server);
        return server;
    }

    /// <summary>For a process that a step will end, perhaps before it is ready.</summary>
    public QuartettServer Begin(params IReadOnlyList<(string Name, string Value)> environment)
    {
        var server = QuartettServer.Begin(Place.HostAssembly, House.Place.DataFolder, "http://127.0.0.1:0", House.Place.Environment([(Additions.QuickPace, "1"), .. environment]));
        _servers.Add(server);
        return server;
    }

    /// <summary>What the processes wrote, for a test that fails.</summary>
    public string Said => string.Join("\n----\n", _servers.Select(server => server.Said));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.KillAsync();
            await server.DisposeAsync();
        }

        await House.DisposeAsync();
        Network.Dispose();
        await _network.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(House.Place.DataFolder, recursive: true);
    }
}
