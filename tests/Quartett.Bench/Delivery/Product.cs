using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartett.TestHost;
using Quartett.Testing;

namespace Quartett.Bench.Delivery;

/// <summary>The product in a process of its own: its own host, with the test network's connectors added.</summary>
internal static class Product
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    public static async Task<Figures> RunAsync(Workload work, int count, TimeSpan span, int nodes = 1)
    {
        var servers = new List<QuartettServer>();
        try
        {
            for (var node = 0; node < nodes; node++) servers.Add(await QuartettServer.StartAsync(work.House.Place.DataFolder, work.House.Place.Environment(), assembly: Place.HostAssembly));
            await EndAsync(work, await work.WarmUpAsync());
            await work.Network.ForgetAsync(DeliveryBench.Pace);
            var batch = await work.PlanAsync(count, span);
            await batch.BeginsAsync();
            var before = servers.Sum(server => OtherProcess.Cpu(server.ProcessId).TotalMilliseconds);
            var end = await EndAsync(work, batch);
            var cpu = servers.Sum(server => OtherProcess.Cpu(server.ProcessId).TotalMilliseconds) - before;
            return new(count, count / (end - batch.Start).TotalSeconds, await work.LatenessAsync(batch), cpu / count, servers.Sum(server => OtherProcess.ResidentMegabytes(server.ProcessId)));
        }
        finally
        {
            foreach (var server in servers) await server.DisposeAsync();
        }
    }

    /// <summary>When the last outcome stood in the database.</summary>
    private static async Task<DateTimeOffset> EndAsync(Workload work, Batch batch)
    {
        await using var connection = await OpenAsync(work.House.Place);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*) FROM "Deliveries" WHERE "State" IN ('Waiting', 'Claimed', 'Sending') AND "DueAt" <= @last""";
        var last = command.CreateParameter();
        (last.ParameterName, last.Value) = ("last", connection is SqliteConnection ? batch.DueAt(batch.First + batch.Count).UtcTicks : batch.DueAt(batch.First + batch.Count).UtcDateTime);
        command.Parameters.Add(last);
        while (TimeProvider.System.GetUtcNow() < batch.Start + batch.Span + LongestRun)
        {
            // The network is asked often, the database only when it can be the end: counting costs what is to be measured.
            if (await work.Network.CountAsync() >= batch.Count && Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 0) return TimeProvider.System.GetUtcNow();
            await Task.Delay(20);
        }

        throw new TimeoutException($"Only {await work.Network.CountAsync()} of {batch.Count} were delivered.");
    }

    public static async Task<DbConnection> OpenAsync(Place place)
    {
        DbConnection connection = place.Connection is { } given ? new NpgsqlConnection(given) : new SqliteConnection($"Data Source={Path.Combine(place.DataFolder, "quartett.db")};Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }
}
