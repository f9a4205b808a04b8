using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Quartett.TestNetwork;

namespace Quartett.Bench.Delivery;

/// <summary>A helper of the bench that speaks JSON by lines and ends with it.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>The test network alone in a process, so that its work is not counted as ours.</summary>
    public static async Task<OtherProcess> NetworkAsync()
    {
        var network = Start("dotnet", [typeof(TestNetworkServer).Assembly.Location]);
        network.Address = new((await network.HearAsync()).GetProperty("address").GetString()!);
        return network;
    }

    public static OtherProcess Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["STOP_WITH_STDIN"] = "1";
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    public async Task<JsonElement> HearAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} ended.");
        return JsonDocument.Parse(line).RootElement;
    }

    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static TimeSpan Cpu(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    public static double ResidentMegabytes(int id) =>
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")).Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6)
            .Single();
}
