using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>What a node has taken: the delivery and the number it must show with the result.</summary>
internal sealed record Claim(DeliveryId Id, int Fence);

/// <summary>
/// Takes due deliveries with a lease and a fencing number, the earliest of each channel only, so that a channel speaks
/// in order and with one voice. Runs without workspace: ids only, the rows are read inside their workspace later.
/// </summary>
internal sealed class Claims(AppDbContext database, IUnitOfWork work, TimeProvider clock)
{
    /// <summary>Longer than any call may take; who is slower has lost the claim.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    // Any number will do that nothing else locks.
    private const long OneTaker = 0x5175_6172_7465_7401;

    public async Task<IReadOnlyList<Claim>> TakeAsync(string node, int atMost, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await Due(now).AnyAsync(cancel)) return [];
        return await work.InTransactionAsync<IReadOnlyList<Claim>>(
            async () =>
            {
                // Two takers looking at one channel in the same moment could each find another of its deliveries.
                if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({OneTaker})", cancel);
                var claims = new List<Claim>();
                foreach (var (id, fence) in await FirstOfEachChannelAsync(now, atMost, cancel))
                {
                    // Compare and set: somebody may be holding or cancelling the same row.
                    var taken = await database.Deliveries
                        .Where(d => d.Id == id && d.Fence == fence && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed))
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(d => d.State, DeliveryState.Claimed).SetProperty(d => d.Fence, fence + 1)
                                .SetProperty(d => d.LeaseUntil, now + Lease).SetProperty(d => d.ClaimedBy, node),
                            cancel);
                    if (taken == 1) claims.Add(new(id, fence + 1));
                }

                return (claims, true);
            },
            cancel);
    }

    private IQueryable<Delivery> Due(DateTimeOffset now)
    {
        var (busy, resting) = (Busy(now), Resting(now));
        return database.Deliveries.AsNoTracking().Where(
            d => ((d.State == DeliveryState.Waiting && d.DueAt <= now && (d.NotBefore == null || d.NotBefore <= now)) || (d.State == DeliveryState.Claimed && d.LeaseUntil <= now))
                 && !busy.Contains(d.ChannelId) && !resting.Contains(d.ChannelId));
    }

    private IQueryable<ChannelId> Busy(DateTimeOffset now) => database.Deliveries
        .Where(o => (o.State == DeliveryState.Claimed || o.State == DeliveryState.Sending) && o.LeaseUntil > now).Select(o => o.ChannelId);

    private IQueryable<ChannelId> Resting(DateTimeOffset now) => database.Channels.Where(c => c.RestUntil > now && c.State == ChannelState.Active).Select(c => c.Id);

    private async Task<List<(DeliveryId Id, int Fence)>> FirstOfEachChannelAsync(DateTimeOffset now, int atMost, CancellationToken cancel)
    {
        // Channels first, so that one with much to say leaves room for the others.
        var channels = await Due(now).GroupBy(d => d.ChannelId).Select(g => new { Channel = g.Key, At = g.Min(d => d.DueAt) })
            .OrderBy(c => c.At).Take(atMost).ToListAsync(cancel);
        var first = new List<(DeliveryId, int)>(channels.Count);
        foreach (var channel in channels)
        {
            var row = await Due(now).Where(d => d.ChannelId == channel.Channel).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Select(d => new { d.Id, d.Fence }).FirstOrDefaultAsync(cancel);
            if (row is not null) first.Add((row.Id, row.Fence));
        }

        return first;
    }

    public async Task ReturnAsync(string node, CancellationToken cancel) =>
        await database.Deliveries.Where(d => d.State == DeliveryState.Claimed && d.ClaimedBy == node)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Fence, d => d.Fence + 1).SetProperty(d => d.LeaseUntil, (DateTimeOffset?)null), cancel);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (busy, resting) = (Busy(now), Resting(now));
        var waiting = database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Waiting);
        var free = waiting.Where(d => !busy.Contains(d.ChannelId) && !resting.Contains(d.ChannelId));
        DateTimeOffset?[] next =
        [
            await free.Where(d => d.NotBefore == null).OrderBy(d => d.DueAt).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefaultAsync(cancel),
            await free.Where(d => d.NotBefore != null).Select(d => d.NotBefore > d.DueAt ? d.NotBefore : d.DueAt).OrderBy(at => at).FirstOrDefaultAsync(cancel),
            await database.Channels.Where(c => c.RestUntil > now && c.State == ChannelState.Active && waiting.Any(d => d.ChannelId == c.Id && d.DueAt <= c.RestUntil))
                .OrderBy(c => c.RestUntil).Select(c => c.RestUntil).FirstOrDefaultAsync(cancel),
        ];
        return next.Min();
    }
}
