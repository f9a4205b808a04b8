using System.Globalization;
using Npgsql;

namespace Quartett.Testing;

/// <summary>
/// A private PostgreSQL. Take <see cref="SharedAsync"/> and a database of your own from it; databases need not be dropped,
/// since all end with the server.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>A connection string of a running server, to be used instead of starting one.</summary>
    public const string Variable = "QUARTETT_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> Shared = new(ConnectAsync);

    private readonly RunningServer? server;

    private PostgresServer(string connectionString, RunningServer? server)
    {
        ConnectionString = connectionString;
        this.server = server;
    }

    /// <summary>The administrator's connection to the server's own database.</summary>
    public string ConnectionString { get; }

    /// <summary>The server of this test run: the given one, else one started for this process, which ends with it.</summary>
    /// <exception cref="ServerUnavailableException">PostgreSQL cannot be had on this machine.</exception>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>A server of its own, for tests that stop or break it.</summary>
    /// <exception cref="ServerUnavailableException">PostgreSQL cannot be had on this machine.</exception>
    public static Task<PostgresServer> StartAsync(CancellationToken cancellation = default) => StartAsync(durable: false, cancellation);

    /// <summary>A server of its own that waits for the disk with every commit, as a server of the world does.</summary>
    /// <exception cref="ServerUnavailableException">PostgreSQL cannot be had on this machine.</exception>
    public static Task<PostgresServer> StartDurableAsync(CancellationToken cancellation = default) => StartAsync(durable: true, cancellation);

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public Task<string> CreateDatabaseAsync(CancellationToken cancellation = default) => CreateAsync("template1", cancellation);

    /// <summary>Makes a copy of a database that nobody is connected to.</summary>
    /// <returns>Its connection string.</returns>
    public Task<string> CopyDatabaseAsync(string connection, CancellationToken cancellation = default) =>
        CreateAsync(new NpgsqlConnectionStringBuilder(connection).Database!, cancellation);

    /// <summary>Stops the server, lets it stay away for a while, and starts it again where it was.</summary>
    /// <exception cref="InvalidOperationException">It is the server of the whole run.</exception>
    public async Task InterruptAsync(TimeSpan away, CancellationToken cancellation = default)
    {
        var script = server?.Script ?? throw new InvalidOperationException("Others use this server; start one of your own.");
        await script.TellAsync(string.Create(CultureInfo.InvariantCulture, $"away {away.TotalSeconds}"));
        while (await AnswersAsync(cancellation))
        {
            await Task.Delay(10, cancellation);
        }

        while (!await AnswersAsync(cancellation))
        {
            await Task.Delay(50, cancellation);
        }

        // Connections of this process that were open are dead now; nobody should be handed one.
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task<PostgresServer> StartAsync(bool durable, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DURABLE"] = durable ? "1" : "" };
        var started = await RunningServer.StartAsync("postgres", cancellation, environment);
        return new PostgresServer(started.Read<ReadyLine>().Connection, started);
    }

    private async Task<string> CreateAsync(string pattern, CancellationToken cancellation)
    {
        var name = $"q{Guid.CreateVersion7():n}";
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name} TEMPLATE {pattern}";
        command.CommandTimeout = 180;
        await command.ExecuteNonQueryAsync(cancellation);
        return new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = name,
            MaxPoolSize = 40,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<PostgresServer> ConnectAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? new PostgresServer(given, null)
            : await StartAsync();

    private sealed record ReadyLine(string Connection);
}
