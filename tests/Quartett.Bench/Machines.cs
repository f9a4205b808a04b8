using System.Globalization;
using System.Runtime.InteropServices;

namespace Quartett.Bench;

/// <summary>What a figure was taken on; without it a figure says nothing.</summary>
internal static class Machines
{
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.#} GB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, load {Load()}");

    private static string Processor() =>
        First("/proc/cpuinfo", "model name") is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();

    // Load of the last minute: figures taken beside other work are slower, and should say so.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string? First(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;
}
