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
    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation = default)
    {
        var started = await RunningServer.StartAsync("postgres", cancellation);
        return new PostgresServer(started.Read<ReadyLine>().Connection, started);
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellation = default)
    {
        var name = $"q{Guid.CreateVersion7():n}";
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.CommandTimeout = 180;
        await command.ExecuteNonQueryAsync(cancellation);
        return new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = name,
            MaxPoolSize = 40,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<PostgresServer> ConnectAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? new PostgresServer(given, null)
            : await StartAsync();

    private sealed record ReadyLine(string Connection);
}
