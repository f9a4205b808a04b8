using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>What the dispatcher counts for whoever listens; without a listener it costs nothing.</summary>
internal static class DeliveryMetrics
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Source = "Quartett.Publishing";

    private static readonly Meter Meter = new(Source);

    public static readonly ActivitySource Activities = new(Source);

    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("quartett.deliveries", "{delivery}", "Attempts by network and outcome");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("quartett.delivery.lateness", "s", "Seconds between the planned minute and the first byte");

    public static void Begun(string network, TimeSpan late) => Lateness.Record(Math.Max(0, late.TotalSeconds), new KeyValuePair<string, object?>("network", network));

    public static void Finished(string network, string outcome) =>
        Ended.Add(1, new KeyValuePair<string, object?>("network", network), new KeyValuePair<string, object?>("outcome", outcome));
}
