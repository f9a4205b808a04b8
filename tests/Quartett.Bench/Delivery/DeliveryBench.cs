using System.Globalization;
using Microsoft.Data.Sqlite;
using Quartett.Core.Channels;
using Quartett.TestHost;
using Quartett.Testing;
using Quartett.TestNetwork;

namespace Quartett.Bench.Delivery;

/// <summary>
/// Deliveries to a network that answers after 20 ms, on 100 channels, 20 calls in flight, every commit waiting for the
/// disk: the product, the leanest loop on the same tables, and BullMQ, in one run.
/// </summary>
internal static class DeliveryBench
{
    public const int Channels = 100;
    public const int InFlight = 20;
    private const double ShareOfLean = 85;
    private const double ShareOfBullMq = 100;
    private const double LatenessP99 = 50;
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Row>> RunAsync(bool quick)
    {
        int[] bursts = quick ? [1_000, 5_000] : [1_000, 5_000, 20_000];
        var sustained = TimeSpan.FromSeconds(quick ? 30 : 120);
        using var room = new ScratchRoom();
        await using var process = await OtherProcess.NetworkAsync();
        using var network = new TestNetworkClient(process.Address);
        var rows = new List<Row>();

        var bull = new Dictionary<int, Figures>();
        foreach (var count in quick ? bursts[1..] : bursts)
        {
            await network.ForgetAsync(Pace);
            bull[count] = await BullMq.RunAsync(network, count);
            rows.AddRange(RowsOf("BullMQ, Redis", bull[count], []));
        }

        await using (var server = await PostgresServer.StartDurableAsync())
        {
            foreach (var isPostgres in new[] { false, true })
            {
                var connection = isPostgres ? await server.CreateDatabaseAsync() : null;
                rows.AddRange(await OnAsync(new(room.NewFolder(), connection, network.Address), network, bursts, sustained, bull, quick));
                SqliteConnection.ClearAllPools();
            }
        }

        return rows;
    }

    private static async Task<IReadOnlyList<Row>> OnAsync(
        Place place, TestNetworkClient network, int[] bursts, TimeSpan sustained, Dictionary<int, Figures> bull, bool quick)
    {
        var database = place.IsPostgres ? "PostgreSQL" : "SQLite";
        await using var house = await House.FoundAsync(place);
        var channels = new List<ChannelId>();
        for (var number = 0; number < Channels; number++) channels.Add(await house.ConnectAsync(Variant.Handle, string.Create(CultureInfo.InvariantCulture, $"konto-{number}")));
        var work = new Workload(house, channels, network);
        List<Row> rows = [];
        Dictionary<int, Figures> lean = [], product = [];

        foreach (var count in bursts)
        {
            lean[count] = await LeanLoop.RunAsync(work, count, OneSecond);
        }

        foreach (var count in bursts)
        {
            product[count] = await Product.RunAsync(work, count, OneSecond);
        }

        foreach (var count in bursts)
        {
            rows.AddRange(RowsOf($"leanest loop, {database}", lean[count], []));
            List<(string, double, double)> shares = [("share of the leanest loop", product[count].PerSecond / lean[count].PerSecond, ShareOfLean)];
            if (bull.TryGetValue(count, out var other)) shares.Add(("share of BullMQ", product[count].PerSecond / other.PerSecond, ShareOfBullMq));
            rows.AddRange(RowsOf($"Quartett, {database}", product[count], shares));
        }

        rows.Add(Row.AtMost($"Quartett, {database}: CPU grows with the work to the power of", $"{bursts[0]}–{bursts[^1]}", Exponent(product), "", 1.1));
        if (place.IsPostgres)
        {
            rows.AddRange(RowsOf($"Quartett, two nodes, {database}", await Product.RunAsync(work, 5_000, OneSecond, nodes: 2), []));
        }

        var steady = await Product.RunAsync(work, (int)(50 * sustained.TotalSeconds), sustained);
        rows.AddRange(LatenessOf($"Quartett, {database}, 50 a second for {sustained.TotalSeconds:0} s", steady, LatenessP99));

        var waiting = quick ? 100_000 : 1_000_000;
        await work.LetWaitAsync(waiting);
        var crowded = await Product.RunAsync(work, bursts[0], OneSecond);
        rows.AddRange(RowsOf(string.Create(CultureInfo.InvariantCulture, $"Quartett, {database}, {waiting} others waiting"), crowded, []));
        rows.Add(Row.AtMost($"Quartett, {database}: CPU per delivery beside {waiting} waiting, against none", $"{crowded.Count}", crowded.CpuEach / product[bursts[0]].CpuEach, "×", 1.25));
        return rows;
    }

    private static IEnumerable<Row> RowsOf(string who, Figures figures, IReadOnlyList<(string What, double Share, double Least)> shares)
    {
        var size = figures.Count.ToString(CultureInfo.InvariantCulture);
        yield return Row.Of($"{who}: deliveries per second", size, [figures.PerSecond], "/s", null);
        foreach (var (what, share, least) in shares) yield return Row.AtLeast($"{who}: {what}", size, share * 100, "%", least);
        foreach (var row in LatenessOf(who, figures, null)) yield return row;
        yield return Row.Of($"{who}: CPU per delivery", size, [figures.CpuEach], "ms", null);
        yield return Row.Of($"{who}: resident at the end", size, [figures.Megabytes], "MB", null);
    }

    private static IEnumerable<Row> LatenessOf(string who, Figures figures, double? limitOfP99)
    {
        var size = figures.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var share in new[] { 50, 95, 99 })
            yield return Row.Of($"{who}: lateness p{share}", size, [figures.Lateness(share)], "ms", share == 99 ? limitOfP99 : null);
    }

    private static double Exponent(Dictionary<int, Figures> figures)
    {
        var (small, large) = (figures.MinBy(f => f.Key), figures.MaxBy(f => f.Key));
        return Math.Log(large.Value.CpuEach * large.Key / (small.Value.CpuEach * small.Key)) / Math.Log((double)large.Key / small.Key);
    }
}
