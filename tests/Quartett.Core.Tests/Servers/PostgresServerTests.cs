using Npgsql;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Servers;

public sealed class PostgresServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_database_is_empty_and_its_own()
    {
        var server = await PostgresServer.SharedAsync();
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.CreateDatabaseAsync(cancellation: Cancellation)));

        foreach (var database in databases)
        {
            (await AskAsync(database, "CREATE TABLE same_name (id int); SELECT count(*) FROM same_name")).ShouldBe(0L);
        }

        databases.ShouldBeUnique();
    }

    [Fact]
    public async Task It_speaks_utf8_and_utc()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation);

        (await AskAsync(database, "SELECT current_setting('server_encoding') || ' ' || current_setting('TimeZone')")).ShouldBe("UTF8 UTC");
    }

    [Fact]
    public async Task A_server_of_its_own_is_gone_when_it_is_disposed_of()
    {
        string address;
        await using (var server = await PostgresServer.StartAsync(cancellation: Cancellation))
        {
            address = server.ConnectionString + ";Pooling=false";
            (await AskAsync(address, "SELECT 1")).ShouldBe(1);
        }

        await Should.ThrowAsync<NpgsqlException>(() => AskAsync(address, "SELECT 1"));
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
