using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>What a node has taken: the delivery and the number it must show with the result.</summary>
internal sealed record Claim(DeliveryId Id, int Fence);

/// <summary>
/// Takes due deliveries with a lease and a fencing number, the earliest of each channel only, so that a channel speaks
/// in order and with one voice. Runs without workspace: ids only, the rows are read inside their workspace later.
/// </summary>
internal sealed class Claims(AppDbContext database, TimeProvider clock)
{
    /// <summary>Longer than any call may take; who is slower has lost the claim.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Claim>> TakeAsync(string node, int atMost, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await DueAsync(now, atMost, cancel);
        var claims = new List<Claim>(due.Count);
        foreach (var (id, fence) in due)
        {
            // Compare and set: of two nodes that saw the same row, one changes it.
            var taken = await database.Deliveries
                .Where(d => d.Id == id && d.Fence == fence && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.State, DeliveryState.Claimed).SetProperty(d => d.Fence, fence + 1)
                        .SetProperty(d => d.LeaseUntil, now + Lease).SetProperty(d => d.ClaimedBy, node),
                    cancel);
            if (taken == 1) claims.Add(new(id, fence + 1));
        }

        return claims;
    }

    private async Task<List<(DeliveryId Id, int Fence)>> DueAsync(DateTimeOffset now, int atMost, CancellationToken cancel)
    {
        var open = database.Deliveries.AsNoTracking();
        var busy = open.Where(o => (o.State == DeliveryState.Claimed || o.State == DeliveryState.Sending) && o.LeaseUntil > now).Select(o => o.ChannelId);
        var resting = database.Channels.AsNoTracking().Where(c => c.RestUntil > now && c.State == ChannelState.Active).Select(c => c.Id);
        var rows = await open
            .Where(d => ((d.State == DeliveryState.Waiting && d.DueAt <= now && (d.NotBefore == null || d.NotBefore <= now)) || (d.State == DeliveryState.Claimed && d.LeaseUntil <= now))
                        && !busy.Contains(d.ChannelId) && !resting.Contains(d.ChannelId))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id)
            .Select(d => new { d.Id, d.Fence, d.ChannelId })
            .Take(atMost * 8)
            .ToListAsync(cancel);
        return [.. rows.DistinctBy(r => r.ChannelId).Take(atMost).Select(r => (r.Id, r.Fence))];
    }

    /// <summary>A node died while sending: whether it arrived is unknown.</summary>
    public async Task<int> MarkAbandonedAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await database.Deliveries.Where(d => d.State == DeliveryState.Sending && d.LeaseUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Uncertain).SetProperty(d => d.NotBefore, now).SetProperty(d => d.Fence, d => d.Fence + 1), cancel);
    }

    public async Task ReturnAsync(string node, CancellationToken cancel) =>
        await database.Deliveries.Where(d => d.State == DeliveryState.Claimed && d.ClaimedBy == node)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Fence, d => d.Fence + 1).SetProperty(d => d.LeaseUntil, (DateTimeOffset?)null), cancel);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var due = await database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Waiting).OrderBy(d => d.DueAt).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefaultAsync(cancel);
        return due;
    }
}
