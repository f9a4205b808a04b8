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

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("quartett.delivery.sent", "{post}", "Posts and parts that are out, by network");

    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("quartett.delivery.failed", "{attempt}", "Attempts the network refused or did not take, by network and failure");

    private static readonly Counter<long> Unknown = Meter.CreateCounter<long>("quartett.delivery.uncertain", "{attempt}", "Attempts of which nobody knows whether they arrived, by network");

    private static readonly UpDownCounter<long> InFlight = Meter.CreateUpDownCounter<long>("quartett.delivery.in_flight", "{call}", "Calls to networks that this node waits for, by network");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("quartett.delivery.lateness", "s", "Seconds between the planned minute and the first byte");

    private static Backlog _backlog = new(0, 0, 0);

    private static readonly ObservableGauge<long> Due = Meter.CreateObservableGauge("quartett.delivery.due", () => _backlog.Due, "{delivery}", "Due and not out, the resting ones included; of the whole installation");

    private static readonly ObservableGauge<long> Resting = Meter.CreateObservableGauge("quartett.delivery.resting", () => _backlog.Resting, "{delivery}", "Due, but their channel rests or their next try has a time of its own; of the whole installation");

    private static readonly ObservableGauge<long> NeedsPerson = Meter.CreateObservableGauge("quartett.delivery.needs_person", () => _backlog.NeedsPerson, "{delivery}", "Uncertain, rejected or held; of the whole installation");

    /// <summary>Whether anybody wants to know how much there is; counting it asks the database.</summary>
    public static bool AreWatched => Due.Enabled || Resting.Enabled || NeedsPerson.Enabled;

    public static void Show(Backlog backlog) => _backlog = backlog;

    public static void Begun(string network, TimeSpan late)
    {
        Lateness.Record(Math.Max(0, late.TotalSeconds), Of(network));
        InFlight.Add(1, Of(network));
    }

    /// <param name="failure">A word of the closed list; <c>null</c> when it is out.</param>
    /// <param name="mayBeOut">Nobody knows.</param>
    public static void Finished(string network, string? failure, bool mayBeOut = false)
    {
        InFlight.Add(-1, Of(network));
        Ended.Add(1, Of(network), new("outcome", failure ?? "delivered"));
        if (failure is null) Sent.Add(1, Of(network));
        else if (mayBeOut) Unknown.Add(1, Of(network));
        else Failed.Add(1, Of(network), new("failure", failure));
    }

    private static KeyValuePair<string, object?> Of(string network) => new("network", network);
}

/// <summary>How much there is to do.</summary>
internal sealed record Backlog(long Due, long Resting, long NeedsPerson);
