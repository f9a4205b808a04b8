namespace Quartett.Bench.Delivery;

/// <summary>What one run gave.</summary>
/// <param name="PerSecond">From the first due moment until the last outcome was durable.</param>
/// <param name="LatenessMs">Milliseconds from due to arrival at the network, in order of size.</param>
/// <param name="CpuEach">Milliseconds of processor time of the process that delivered, for each delivery.</param>
internal sealed record Figures(int Count, double PerSecond, double[] LatenessMs, double CpuEach, double Megabytes)
{
    public double Lateness(int percent) => LatenessMs[Math.Min(LatenessMs.Length - 1, LatenessMs.Length * percent / 100)];
}
