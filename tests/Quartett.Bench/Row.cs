namespace Quartett.Bench;

/// <summary>One figure, as artifacts/bench/NAME.json holds it.</summary>
/// <param name="Case">What was done.</param>
/// <param name="Size">To how much: runs, pages, rows.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit"><c>ms</c>, <c>MB</c>, <c>KiB</c>, <c>/s</c>, <c>%</c> or <c>×</c>.</param>
/// <param name="Ratio">To the limit that docs/benchmarks.md states: 1 and below reach it.</param>
/// <param name="Machine">Cores, processor, memory, and the load while measuring.</param>
/// <param name="At">When the figure was taken, in UTC.</param>
internal sealed record Row(string Case, string Size, double Value, string Unit, double? Ratio, string Machine, DateTimeOffset At)
{
    public static Row Of(string @case, string size, IEnumerable<double> values, string unit, double? limit)
    {
        var median = Math.Round(Median([.. values]), 1);
        return new(@case, size, median, unit, limit is { } most ? Math.Round(median / most, 2) : null, Machines.Describe(), TimeProvider.System.GetUtcNow());
    }

    /// <summary>A figure that has to stay below a limit and means something to the second digit.</summary>
    public static Row AtMost(string @case, string size, double value, string unit, double most) =>
        new(@case, size, Math.Round(value, 2), unit, Math.Round(value / most, 2), Machines.Describe(), TimeProvider.System.GetUtcNow());

    /// <summary>A figure that has to reach a limit.</summary>
    public static Row AtLeast(string @case, string size, double value, string unit, double least) =>
        new(@case, size, Math.Round(value, 1), unit, Math.Round(least / value, 2), Machines.Describe(), TimeProvider.System.GetUtcNow());

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
