using Npgsql;
using Quartett.Core.Publishing;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>
/// What every node must bear from the version after its own: additions to its tables while it works. Two programs of
/// different versions meet in the upgrade tests of the releases; here the newer one's migration is played by the test.
/// </summary>
public sealed class RollingUpgradeTests
{
    private const string Lock = """LOCK TABLE "__EFMigrationsHistory" IN ACCESS EXCLUSIVE MODE""";

    private const string Additions =
        """
        ALTER TABLE "Deliveries" ADD COLUMN "LaterWeight" integer NOT NULL DEFAULT 3;
        ALTER TABLE "Attempts" ADD COLUMN "LaterNote" text NULL;
        ALTER TABLE "Posts" ADD COLUMN "LaterAt" timestamptz NULL;
        ALTER TABLE "Channels" ADD COLUMN "LaterName" text NOT NULL DEFAULT '';
        CREATE TABLE "LaterThings" ("Id" uuid PRIMARY KEY, "DeliveryId" uuid NOT NULL REFERENCES "Deliveries" ("Id") ON DELETE CASCADE);
        CREATE INDEX "IX_Deliveries_LaterWeight" ON "Deliveries" ("LaterWeight", "DueAt");
        INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99990101000000_Later', '99.0.0');
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nodes_go_on_delivering_while_a_newer_version_adds_to_their_tables_and_one_of_them_is_renewed()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        await scene.BurstAsync(perChannel: 40);
        var nodes = await Task.WhenAll(scene.StartAsync(), scene.StartAsync());

        await scene.AcceptedAsync(0.2);
        await using (var newer = (NpgsqlConnection)await scene.Stored.OpenAsync()) await MigrateAsync(newer);
        (await scene.Network.CountAsync()).ShouldBeLessThan((await scene.Stored.RowsAsync()).Count, "something is still to be done on the new tables");
        // As a service manager does it: what was begun is finished, what was only claimed given back.
        (await nodes[0].StopAsync()).ShouldBe(0, nodes[0].Said);

        var rows = await scene.SettledAsync();
        await scene.ShouldBeTrueAsync(rows);
        rows.ShouldAllBe(row => row.State == DeliveryState.Delivered);
        // Who takes tables in another order may win against a node; the database's library says so, and the node does it again.
        foreach (var node in nodes) node.Said.Split('\n').Where(line => line.Contains("fail:", StringComparison.Ordinal) && !line.Contains("fail: Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_node_waits_for_one_that_migrates_and_does_not_start_on_what_it_does_not_know()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        await using var newer = (NpgsqlConnection)await scene.Stored.OpenAsync();
        await using var migration = await newer.BeginTransactionAsync(Cancel);
        await ExecuteAsync(newer, Lock);

        var late = scene.Begin();
        await using var watching = (NpgsqlConnection)await scene.Stored.OpenAsync();
        await Patience.UntilAsync(() => WaitingAsync(watching), waiting => waiting > 0, _ => $"Nobody waits.\n{scene.Said}");
        late.Said.ShouldNotContain("Quartett ready");
        await ExecuteAsync(newer, Additions);
        await migration.CommitAsync(Cancel);

        await late.EndedAsync(TimeSpan.FromMinutes(2));
        (await late.StopAsync()).ShouldBe(1);
        late.Said.ShouldContain("Quartett cannot start: the database was brought up to date by a newer Quartett (it has seen 99990101000000_Later)");
    }

    private static async Task MigrateAsync(NpgsqlConnection newer)
    {
        // As the product does it: the one that loses against a node begins anew.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var migration = await newer.BeginTransactionAsync(Cancel);
                await ExecuteAsync(newer, Lock);
                await ExecuteAsync(newer, Additions);
                await migration.CommitAsync(Cancel);
                return;
            }
            catch (PostgresException lost) when (lost.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < 5)
            {
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statements)
    {
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<long> WaitingAsync(NpgsqlConnection connection)
    {
        const string question =
            """
            SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
            WHERE d.datname = current_database() AND NOT l.granted AND l.relation = '"__EFMigrationsHistory"'::regclass
            """;
        await using var command = new NpgsqlCommand(question, connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
