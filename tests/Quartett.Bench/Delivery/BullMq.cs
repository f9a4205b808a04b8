using System.Diagnostics;
using System.Globalization;
using Quartett.Testing;
using Quartett.TestNetwork;

namespace Quartett.Bench.Delivery;

/// <summary>BullMQ's delayed jobs on Debian's Redis; see bullmq/run.mjs.</summary>
internal static class BullMq
{
    private static readonly string Folder = RepositoryRoot.File("tests", "Quartett.Bench", "bullmq");

    public static async Task<Figures> RunAsync(TestNetworkClient network, int count)
    {
        await InstallAsync();
        await using var redis = OtherProcess.Start(RepositoryRoot.File("tests", "servers", "redis.sh"), []);
        var port = (await redis.HearAsync()).GetProperty("port").GetInt32();
        var start = TimeProvider.System.GetUtcNow().AddSeconds(3 + count / 2_000.0);
        var batch = new Batch(1, count, start, TimeSpan.FromSeconds(1));
        await using var worker = OtherProcess.Start("node",
        [
            Path.Combine(Folder, "run.mjs"), Text(port), network.Address.ToString(), Text(count), Text(DeliveryBench.Channels), Text(batch.First), Text(start.ToUnixTimeMilliseconds()), Text((long)batch.Span.TotalMilliseconds),
        ]);
        if ((await worker.HearAsync()).GetProperty("late").GetBoolean()) throw new InvalidOperationException("The jobs were not there in time; the figures would say nothing.");
        await worker.TellAsync("go");
        var said = await worker.HearAsync();
        var seconds = (DateTimeOffset.FromUnixTimeMilliseconds(said.GetProperty("endedAt").GetInt64()) - start).TotalSeconds;
        var lateness = await new Workload(null!, [], network).LatenessAsync(batch);
        return new(count, count / seconds, lateness, said.GetProperty("cpuMs").GetDouble() / count, said.GetProperty("rss").GetDouble() / 1e6);
    }

    // Not "npm ci": builds of an optional package for other machines need not exist here.
    private static async Task InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "bullmq"))) return;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException("BullMQ could not be installed.");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
