using Microsoft.Data.Sqlite;
using Quartett.Core.Publishing;
using Quartett.TestHost;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>Processes and databases that go away in the middle of a burst.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_burst_survives_a_process_that_is_killed_again_and_again(DatabaseKind kind)
    {
        await using var scene = await Scene.SetAsync(kind);
        await scene.BurstAsync(perChannel: 20);
        foreach (var share in new[] { 0.2, 0.4, 0.6 })
        {
            var server = await scene.StartAsync();
            await scene.AcceptedAsync(share);
            await server.KillAsync();
        }

        await scene.StartAsync();
        await scene.ShouldBeTrueAsync(await scene.SettledAsync());
    }

    [Fact]
    public async Task Of_two_nodes_on_one_database_one_is_killed_and_the_other_goes_on()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        await scene.BurstAsync(perChannel: 20);
        var one = await scene.StartAsync();
        var two = await scene.StartAsync();
        await scene.AcceptedAsync(0.3);
        await one.KillAsync();
        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        two.Said.ShouldNotContain("fail:", Case.Sensitive, "the one that stayed had no trouble");
    }

    [Fact]
    public async Task Two_nodes_speak_with_one_voice_on_each_channel_and_in_order()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        await scene.BurstAsync(perChannel: 15);
        await scene.StartAsync();
        await scene.StartAsync();
        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        rows.ShouldAllBe(row => row.State == DeliveryState.Delivered);
        (await scene.Network.CallsAsync()).ShouldAllBe(calls => calls.AtOnce == 1);
        foreach (var account in (await scene.Network.LedgerAsync()).GroupBy(post => post.Account))
            account.Select(post => post.Text).ShouldBe(rows.Where(row => row.Account == account.Key).Select(row => row.Text), account.Key);
    }

    [Fact]
    public async Task PostgreSQL_is_stopped_and_started_in_the_middle_of_a_burst()
    {
        await using var postgres = await PostgresServer.StartAsync(cancellation: TestContext.Current.CancellationToken);
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres, await postgres.CreateDatabaseAsync(cancellation: TestContext.Current.CancellationToken));
        await scene.BurstAsync(perChannel: 20);
        await scene.StartAsync();
        await scene.AcceptedAsync(0.3);
        await postgres.InterruptAsync(TimeSpan.FromSeconds(2));
        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
    }

    [Fact]
    public async Task A_connection_pool_that_is_exhausted_only_delays()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        await scene.BurstAsync(perChannel: 15);
        var server = await scene.StartAsync(("ConnectionStrings__Quartett", scene.House.Place.Connection + ";Maximum Pool Size=8;Timeout=1"));
        await scene.AcceptedAsync(0.2);
        await using (var other = await scene.Stored.OpenAsync())
        {
            // Whoever wants to write an outcome now waits, with a connection in hand, and so do readers of the Newsroom, until there is none left for anybody.
            await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "LOCK TABLE \"Attempts\", \"Deliveries\", \"Workspaces\" IN ACCESS EXCLUSIVE MODE";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
            var readers = Enumerable.Range(0, 16).Select(_ => http.GetAsync(new Uri("/news/tischlerei-lindner", UriKind.Relative), TestContext.Current.CancellationToken)).ToList();
            await Patience.UntilAsync(() => Task.FromResult(server.Said), said => said.Contains("pool has been exhausted", StringComparison.Ordinal), said => said);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            foreach (var reader in readers) (await reader).Dispose();
        }

        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        rows.ShouldAllBe(row => row.State == DeliveryState.Delivered);
    }

    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_of_a_burst_only_delays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux takes the room away from a process that runs.");
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        // Slow enough that posts are on their way whenever the disk fills up.
        await scene.BurstAsync(perChannel: 6, milliseconds: 400);
        var server = await scene.StartAsync();
        await scene.AcceptedAsync(0.3);
        // The channels answer in waves; between two of them nothing would be on its way.
        await Patience.UntilAsync(async () => await scene.Stored.RowsAsync(), rows => rows.Any(row => row.State == DeliveryState.Sending), _ => "nothing is being sent");

        TightDisk.Fill(server.ProcessId);
        await Patience.UntilAsync(() => Task.FromResult(server.Said), said => said.Contains("cannot be written yet", StringComparison.Ordinal), said => said);
        await Patience.UntilAsync(() => Task.FromResult(server.Said), said => said.Contains("Nothing can be sent", StringComparison.Ordinal), said => said);
        var before = await scene.Network.CountAsync();
        before.ShouldBeLessThan((await scene.Stored.RowsAsync()).Count, "nothing leaves that could not be recorded first");
        using var visitor = new HttpClient { BaseAddress = server.Address };
        (await visitor.GetStringAsync("sign-in", TestContext.Current.CancellationToken)).ShouldContain("<form", Case.Insensitive, "reading goes on");
        (await scene.Network.CountAsync()).ShouldBe(before);

        TightDisk.Clear(server.ProcessId);
        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        rows.ShouldAllBe(row => row.State == DeliveryState.Delivered, "what the network said was kept until it could be written");
    }

    [Fact]
    public async Task A_backup_that_locks_the_SQLite_file_only_delays()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Sqlite);
        await scene.BurstAsync(perChannel: 10);
        await scene.StartAsync();
        await scene.AcceptedAsync(0.2);
        await using (var backup = (SqliteConnection)await scene.Stored.OpenAsync())
        {
            await using var command = backup.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
            command.CommandText = "ROLLBACK";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        rows.ShouldAllBe(row => row.State == DeliveryState.Delivered);
    }
}
