using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>What a node has taken, and the number it must show with the result.</summary>
internal sealed record Claim(DeliveryId Id, int Fence, PostId Post, ChannelId Channel, WorkspaceId Workspace, int Part = 0);

/// <summary>
/// Takes due deliveries with a lease and a fencing number, the earliest of each channel only, so that a channel speaks
/// in order and with one voice. Sees all workspaces, and of them nothing but ids.
/// </summary>
internal sealed class Claims(AppDbContext database, IUnitOfWork work, DeliveryPace pace, IDatabaseClock clock)
{
    // Any number will do that nothing else locks.
    private const long OneTaker = 0x5175_6172_7465_7401;

    // The earliest due rows are looked at first; only when one channel fills this window are the channels asked one by one.
    private const int Window = 256;

    /// <param name="but">Networks that have enough in flight here; a slow one must not take the room of the others.</param>
    public async Task<IReadOnlyList<Claim>> TakeAsync(string node, int atMost, IReadOnlyCollection<string> but, CancellationToken cancel)
    {
        var now = await clock.NowAsync(database, cancel);
        if (!await AnyDueAsync(now, but, cancel)) return [];
        return await work.InTransactionAsync<IReadOnlyList<Claim>>(
            async () =>
            {
                // Two takers looking at one channel in the same moment could each find another of its deliveries.
                if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({OneTaker})", cancel);
                var ids = await FirstOfEachChannelAsync(now, atMost, but, cancel);
                if (ids.Count == 0) return ([], false);
                var lease = now + pace.Lease;
                // Compare and set: somebody may be holding or cancelling the same row.
                await database.Deliveries.Where(d => ids.Contains(d.Id) && (d.State == DeliveryState.Waiting || (d.State == DeliveryState.Claimed && d.LeaseUntil <= now))).ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.State, DeliveryState.Claimed).SetProperty(d => d.Fence, d => d.Fence + 1).SetProperty(d => d.LeaseUntil, lease).SetProperty(d => d.ClaimedBy, node),
                    cancel);
                var taken = await database.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id) && d.State == DeliveryState.Claimed && d.ClaimedBy == node && d.LeaseUntil == lease)
                    .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Select(d => new Claim(d.Id, d.Fence, d.PostId, d.ChannelId, d.WorkspaceId, d.StepsOut)).ToListAsync(cancel);
                return (taken, true);
            },
            cancel);
    }

    private async Task<bool> AnyDueAsync(DateTimeOffset now, IReadOnlyCollection<string> but, CancellationToken cancel) =>
        await Waiting(now, but).AnyAsync(cancel) || await Expired(now, but).AnyAsync(cancel);

    private async Task<List<DeliveryId>> FirstOfEachChannelAsync(DateTimeOffset now, int atMost, IReadOnlyCollection<string> but, CancellationToken cancel)
    {
        var seen = await Waiting(now, but).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Window).Select(d => new Found(d.Id, d.ChannelId, d.DueAt)).ToListAsync(cancel);
        var full = seen.Count == Window;
        seen.AddRange(await Expired(now, but).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Window).Select(d => new Found(d.Id, d.ChannelId, d.DueAt)).ToListAsync(cancel));
        var first = seen.OrderBy(f => f.DueAt).ThenBy(f => f.Id.Value).DistinctBy(f => f.Channel).Take(atMost).ToList();
        if (full && first.Count < atMost) first.AddRange(await OfOtherChannelsAsync(now, but, [.. first.Select(f => f.Channel)], atMost - first.Count, cancel));
        return first.ConvertAll(f => f.Id);
    }

    private async Task<List<Found>> OfOtherChannelsAsync(DateTimeOffset now, IReadOnlyCollection<string> but, List<ChannelId> had, int atMost, CancellationToken cancel)
    {
        var busy = Busy(now);
        var due = database.Deliveries.Where(d => d.State == DeliveryState.Waiting && d.DueAt <= now && (d.NotBefore == null || d.NotBefore <= now));
        var heads = await Free(now, but).Where(c => !had.Contains(c.Id) && !busy.Contains(c.Id))
            .Select(c => due.Where(d => d.ChannelId == c.Id).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Select(d => new { d.Id, d.DueAt }).FirstOrDefault())
            .Where(head => head != null).OrderBy(head => head!.DueAt).Take(atMost).Select(head => new { head!.Id, head.DueAt }).ToListAsync(cancel);
        return heads.ConvertAll(head => new Found(head.Id, default, head.DueAt));
    }

    private sealed record Found(DeliveryId Id, ChannelId Channel, DateTimeOffset DueAt);

    private IQueryable<Delivery> Waiting(DateTimeOffset now, IReadOnlyCollection<string> but) =>
        Reachable(database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Waiting && d.DueAt <= now && (d.NotBefore == null || d.NotBefore <= now)), now, but);

    private IQueryable<Delivery> Expired(DateTimeOffset now, IReadOnlyCollection<string> but) =>
        Reachable(database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Claimed && d.LeaseUntil <= now), now, but);

    private IQueryable<Delivery> Reachable(IQueryable<Delivery> deliveries, DateTimeOffset now, IReadOnlyCollection<string> but)
    {
        var (busy, resting) = (Busy(now), Resting(now));
        var reachable = deliveries.Where(d => !busy.Contains(d.ChannelId) && !resting.Contains(d.ChannelId));
        return NotOn(but, reachable);
    }

    private IQueryable<Delivery> NotOn(IReadOnlyCollection<string> networks, IQueryable<Delivery> deliveries)
    {
        if (networks.Count == 0) return deliveries;
        var full = database.Channels.Where(c => networks.Contains(c.Network)).Select(c => c.Id);
        return deliveries.Where(d => !full.Contains(d.ChannelId));
    }

    private IQueryable<Channel> Free(DateTimeOffset now, IReadOnlyCollection<string> but) =>
        database.Channels.AsNoTracking().Where(c => (c.RestUntil == null || c.RestUntil <= now || c.State != ChannelState.Active) && !but.Contains(c.Network));

    private IQueryable<ChannelId> Busy(DateTimeOffset now) => database.Deliveries
        .Where(o => (o.State == DeliveryState.Claimed || o.State == DeliveryState.Sending) && o.LeaseUntil > now).Select(o => o.ChannelId);

    private IQueryable<ChannelId> Resting(DateTimeOffset now) => database.Channels.Where(c => c.RestUntil > now && c.State == ChannelState.Active).Select(c => c.Id);

    /// <summary>Whoever is still at work keeps what it has; one that does not come here any more loses it.</summary>
    public Task<int> RenewAsync(string node, IReadOnlyCollection<DeliveryId> held, CancellationToken cancel)
    {
        var lease = clock.Now + pace.Lease;
        return database.Deliveries.Where(d => held.Contains(d.Id) && d.ClaimedBy == node && (d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeaseUntil, lease), cancel);
    }

    public async Task ReturnAsync(string node, CancellationToken cancel) =>
        await database.Deliveries.Where(d => d.State == DeliveryState.Claimed && d.ClaimedBy == node)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Fence, d => d.Fence + 1).SetProperty(d => d.LeaseUntil, (DateTimeOffset?)null), cancel);

    /// <summary>Ends the leases of nodes that are known to be dead, so that nobody waits for them to run out.</summary>
    public async Task EndOfDeadAsync(string node, Func<string, bool> isDead, CancellationToken cancel)
    {
        var now = clock.Now;
        var others = await database.Deliveries.AsNoTracking().Where(d => (d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending) && d.LeaseUntil > now && d.ClaimedBy != node)
            .Select(d => d.ClaimedBy!).Distinct().ToListAsync(cancel);
        var dead = others.Where(isDead).ToList();
        if (dead.Count == 0) return;
        await database.Deliveries.Where(d => (d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending) && dead.Contains(d.ClaimedBy!))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeaseUntil, now), cancel);
    }

    public async Task<Backlog> BacklogAsync(CancellationToken cancel)
    {
        var now = await clock.NowAsync(database, cancel);
        var resting = Resting(now);
        var due = database.Deliveries.AsNoTracking().Where(d => d.DueAt <= now && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending));
        return new(
            await due.CountAsync(cancel),
            await due.CountAsync(d => d.State == DeliveryState.Waiting && (d.NotBefore > now || resting.Contains(d.ChannelId)), cancel),
            await database.Deliveries.CountAsync(d => d.State == DeliveryState.Uncertain || d.State == DeliveryState.Rejected || d.State == DeliveryState.Held, cancel));
    }

    /// <param name="but">Networks that have enough in flight here.</param>
    public async Task<DateTimeOffset?> NextDueAsync(IReadOnlyCollection<string> but, CancellationToken cancel)
    {
        var now = await clock.NowAsync(database, cancel);
        var (busy, resting) = (Busy(now), Resting(now));
        var waiting = NotOn(but, database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Waiting));
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
