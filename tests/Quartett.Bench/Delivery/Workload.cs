using System.Globalization;
using Quartett.Core.Channels;
using Quartett.TestHost;
using Quartett.TestNetwork;

namespace Quartett.Bench.Delivery;

/// <summary>Posts to deliver on one installation; numbers go on from run to run, so that no text comes twice.</summary>
internal sealed class Workload(House house, IReadOnlyList<ChannelId> channels, TestNetworkClient network)
{
    // Rows written in a second on a busy machine; runs begin when they are surely there.
    private const double WrittenPerSecond = 2_000;
    private int _next = 1;

    public House House => house;

    public TestNetworkClient Network => network;

    /// <summary>Plans so many posts, evenly over the span, beginning as soon as all their rows are there.</summary>
    public async Task<Batch> PlanAsync(int count, TimeSpan span)
    {
        var first = _next;
        _next += count;
        var batch = new Batch(first, count, TimeProvider.System.GetUtcNow().AddSeconds(2 + count / WrittenPerSecond), span);
        await Bulk.PlanAsync(house, channels, count, batch.DueAt, first);
        if (TimeProvider.System.GetUtcNow() > batch.Start) throw new InvalidOperationException("The rows were not written in time; the figures would say nothing.");
        return batch;
    }

    /// <summary>Deliveries that nobody counts: what is measured is a program that runs for days, not one that is being compiled.</summary>
    public Task<Batch> WarmUpAsync() => PlanAsync(2_000, TimeSpan.FromSeconds(1));

    /// <summary>Posts for next year, which nobody sends.</summary>
    public async Task LetWaitAsync(int count)
    {
        const int piece = 50_000;
        var far = TimeProvider.System.GetUtcNow().AddYears(1);
        for (var done = 0; done < count; done += piece)
        {
            await Bulk.PlanAsync(house, channels, Math.Min(piece, count - done), number => far.AddSeconds(number), _next);
            _next += piece;
        }
    }

    public async Task<double[]> LatenessAsync(Batch batch)
    {
        var late = (await network.LedgerAsync()).Select(post => (post.ArrivedAt - batch.DueAt(NumberOf(post.Text))).TotalMilliseconds).Order().ToArray();
        return late.Length == batch.Count ? late : throw new InvalidOperationException($"{late.Length} instead of {batch.Count} posts have arrived.");
    }

    private static int NumberOf(string text) => int.Parse(text[(text.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
}

/// <summary>The posts of one run.</summary>
internal sealed record Batch(int First, int Count, DateTimeOffset Start, TimeSpan Span)
{
    /// <summary>Until just before the first is due.</summary>
    public async Task BeginsAsync()
    {
        var wait = Start - TimeProvider.System.GetUtcNow() - TimeSpan.FromMilliseconds(50);
        if (wait > TimeSpan.Zero) await Task.Delay(wait);
    }

    public DateTimeOffset DueAt(int number) => Start + Span * ((double)(number - First) / Count);
}
