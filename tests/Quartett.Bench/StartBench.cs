using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Quartett.Testing;

namespace Quartett.Bench;

/// <summary>From the start of the process to the first page, and what it holds in memory afterwards.</summary>
internal static class StartBench
{
    public static async Task<IReadOnlyList<Row>> RunAsync(string assembly, bool quick)
    {
        var runs = quick ? 3 : 5;
        var rest = TimeSpan.FromSeconds(quick ? 10 : 60);
        using var room = new ScratchRoom();
        List<double> empty = [], migrated = [], resident = [], own = [];
        var data = "";
        for (var run = 0; run < runs; run++)
        {
            data = room.NewFolder();
            empty.Add(await ToFirstPageAsync(assembly, data));
        }

        for (var run = 0; run < runs; run++)
        {
            migrated.Add(await ToFirstPageAsync(assembly, data));
        }

        // The memory of one process at rest hardly differs from run to run; a minute each is enough patience.
        for (var run = 0; run < Math.Min(runs, 3); run++)
        {
            await ToFirstPageAsync(assembly, data, async server =>
            {
                await Task.Delay(rest);
                resident.Add(Resident(server.ProcessId, "VmRSS"));
                own.Add(Resident(server.ProcessId, "RssAnon", "RssShmem"));
            });
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{runs} runs");
        return
        [
            Row.Of("start to first page, migrated database", size, migrated, "ms", 1500),
            Row.Of("start to first page, empty folder", size, empty, "ms", 4000),
            Row.Of(string.Create(CultureInfo.InvariantCulture, $"resident {rest.TotalSeconds:0} s after one page"), $"{resident.Count} runs", resident, "MB", 150),
            Row.Of("of it the process's own, not pages of library files the system drops when it needs room", $"{own.Count} runs", own, "MB", null),
        ];
    }

    private static async Task<double> ToFirstPageAsync(string assembly, string data, Func<QuartettServer, Task>? then = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        using var client = new HttpClient { BaseAddress = address };
        var clock = Stopwatch.StartNew();
        await using var server = QuartettServer.Begin(assembly, data, address.ToString());
        while (!await AnswersAsync(client))
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(2))
            {
                throw new TimeoutException($"No page came. The server said: {server.Said}");
            }

            await Task.Delay(5);
        }

        var took = clock.Elapsed.TotalMilliseconds;
        if (then is not null)
        {
            await then(server);
        }

        return took;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <param name="fields">VmRSS is all of it; RssAnon and RssShmem are what nobody can share and the system cannot drop.</param>
    private static double Resident(int process, params string[] fields) =>
        File.ReadLines($"/proc/{process}/status").Where(line => fields.Contains(line[..line.IndexOf(':', StringComparison.Ordinal)]))
            .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
