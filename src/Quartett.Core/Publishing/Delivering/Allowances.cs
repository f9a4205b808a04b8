using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>A used-up allowance, and when the next post fits.</summary>
internal sealed record UsedUp(PostQuota Quota, int Posts, DateTimeOffset Until);

/// <summary>
/// Counts what a channel has sent against what its network allows, so that nothing is tried in vain. What may be out
/// counts; what the network refused does not.
/// </summary>
internal sealed class Allowances(AppDbContext database, IDatabaseClock clock)
{
    // Nobody looks further ahead, and a page must not take long.
    private const int FarAhead = 20_000;
    private static readonly string[] NothingArrived = ["failed", "absent"];

    /// <summary>The allowance that leaves no room for one more post now; the one that lasts longest.</summary>
    public async Task<UsedUp?> AskAsync(ChannelView channel, CancellationToken cancel)
    {
        UsedUp? longest = null;
        foreach (var quota in channel.Limits.Quotas)
        {
            if (await AskAsync(channel.Id, quota, clock.Now, cancel) is { } full && (longest is null || full.Until > longest.Until)) longest = full;
        }

        return longest;
    }

    /// <summary>Of what waits on the channel, that for which there will be no room at its time, if all goes as planned.</summary>
    public async Task<IReadOnlySet<DeliveryId>> TooManyAsync(ChannelView channel, CancellationToken cancel)
    {
        var waiting = database.Deliveries.AsNoTracking().Where(d => d.ChannelId == channel.Id && d.State == DeliveryState.Waiting);
        if (channel.Limits.Quotas.Count == 0) return new HashSet<DeliveryId>();
        var now = clock.Now;
        var earliest = channel.Limits.Quotas.Min(quota => Start(quota, now));
        var sent = await Sent(channel.Id, earliest).Select(a => a.At).ToListAsync(cancel);
        // As long as all together are fewer than the smallest allowance there is nothing to look for.
        if (await waiting.CountAsync(cancel) + sent.Count < channel.Limits.Quotas.Min(quota => quota.Max)) return new HashSet<DeliveryId>();
        var planned = await waiting.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(FarAhead).Select(d => new { d.Id, d.DueAt, Steps = d.Steps - d.StepsOut }).ToListAsync(cancel);
        var tooMany = new HashSet<DeliveryId>();
        foreach (var quota in channel.Limits.Quotas)
        {
            var before = new Queue<DateTimeOffset>(sent.Order());
            foreach (var delivery in planned)
            {
                var at = delivery.DueAt > now ? delivery.DueAt : now;
                var from = Start(quota, at);
                while (before.TryPeek(out var oldest) && oldest <= from) before.Dequeue();
                if (before.Count + delivery.Steps > quota.Max) tooMany.Add(delivery.Id);
                else for (var step = 0; step < delivery.Steps; step++) before.Enqueue(at);
            }
        }

        return tooMany;
    }

    private async Task<UsedUp?> AskAsync(ChannelId channel, PostQuota quota, DateTimeOffset now, CancellationToken cancel)
    {
        var sent = Sent(channel, Start(quota, now));
        var count = await sent.CountAsync(cancel);
        if (count < quota.Max) return null;
        if (quota.Window is not { } window) return new(quota, count, NextDay(quota.Zone, now));
        // One more fits as soon as enough of the oldest have left the window.
        var leaving = await sent.OrderBy(a => a.At).Skip(count - quota.Max).Select(a => a.At).FirstAsync(cancel);
        return new(quota, count, leaving + window);
    }

    private IQueryable<Attempt> Sent(ChannelId channel, DateTimeOffset since) =>
        database.Attempts.AsNoTracking().Where(a => a.ChannelId == channel && a.At > since && !NothingArrived.Contains(a.Outcome));

    private static DateTimeOffset Start(PostQuota quota, DateTimeOffset now) => quota.Window is { } window ? now - window : Midnight(quota.Zone, now, 0) - TimeSpan.FromTicks(1);

    private static DateTimeOffset NextDay(string zone, DateTimeOffset now) => Midnight(zone, now, 1);

    // A day can have 23 or 25 hours, and in some places it does not begin at midnight.
    private static DateTimeOffset Midnight(string name, DateTimeOffset now, int days)
    {
        var zone = DateTimeZoneProviders.Tzdb[name];
        return zone.AtStartOfDay(now.ToInstant().InZone(zone).Date.PlusDays(days)).ToDateTimeOffset().ToUniversalTime();
    }
}
