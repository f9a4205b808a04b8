using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;

namespace Quartett.Core.Publishing.Delivering;

internal sealed class ShowDeliveriesHandler(AppDbContext database, ChannelList channels, Allowances allowances, TimeProvider clock) : IHandle<ShowDeliveries, DeliveriesView>
{
    private const int Most = 200;
    private static readonly TimeSpan DueWithin = TimeSpan.FromDays(1);

    public async Task<Outcome<DeliveriesView>> HandleAsync(ShowDeliveries command, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var known = await channels.AllAsync(cancel);
        var resting = known.Values.Where(c => c.RestUntil > now).Select(c => c.Id).ToList();
        var counts = new Dictionary<DeliveryList, int>();
        foreach (var list in Enum.GetValues<DeliveryList>().Where(l => l != DeliveryList.Delivered)) counts[list] = await Of(list, command.Channel, resting, now).CountAsync(cancel);
        var hold = await database.Set<Hold>().AsNoTracking().FirstOrDefaultAsync(h => h.Until == null, cancel);
        return new DeliveriesView(
            hold is null ? null : new(hold.Since, hold.ByName), counts, await LoadsAsync(known, now, cancel), await LinesAsync(command, known, resting, now, cancel));
    }

    private IQueryable<Delivery> Of(DeliveryList list, ChannelId? channel, List<ChannelId> resting, DateTimeOffset now)
    {
        var all = database.Deliveries.AsNoTracking();
        if (channel is { } only) all = all.Where(d => d.ChannelId == only);
        var (soon, late) = (now + DueWithin, now - Lateness.Tolerance);
        return list switch
        {
            DeliveryList.Due => all.Where(d => (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending) && d.DueAt <= soon),
            DeliveryList.Sending => all.Where(d => d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending),
            DeliveryList.Resting => all.Where(d => d.State == DeliveryState.Waiting && d.DueAt <= now && (d.NotBefore > now || resting.Contains(d.ChannelId))),
            DeliveryList.Late => all.Where(
                d => (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending || d.State == DeliveryState.Uncertain || d.State == DeliveryState.Held)
                     && d.DueAt < late),
            DeliveryList.Uncertain => all.Where(d => d.State == DeliveryState.Uncertain),
            DeliveryList.Held => all.Where(d => d.State == DeliveryState.Held),
            DeliveryList.Rejected => all.Where(d => d.State == DeliveryState.Rejected),
            _ => all.Where(d => d.State == DeliveryState.Delivered),
        };
    }

    private async Task<IReadOnlyList<ChannelLoad>> LoadsAsync(IReadOnlyDictionary<ChannelId, ChannelView> known, DateTimeOffset now, CancellationToken cancel)
    {
        var late = now - Lateness.Tolerance;
        var loads = (await database.Deliveries.AsNoTracking()
            .Where(d => d.State != DeliveryState.Delivered && d.State != DeliveryState.Cancelled && d.State != DeliveryState.Retracted)
            .GroupBy(d => new { d.ChannelId, d.State })
            .Select(g => new { g.Key.ChannelId, g.Key.State, Many = g.Count(), First = g.Min(d => d.DueAt), Late = g.Count(d => d.DueAt < late) }).ToListAsync(cancel)).ToLookup(g => g.ChannelId);
        return
        [
            .. from channel in known.Values
               where !channel.Removed
               orderby channel.Name
               let states = loads[channel.Id].ToList()
               select new ChannelLoad(
                   channel,
                   states.Where(s => s.State == DeliveryState.Waiting).Sum(s => s.Many),
                   states.Where(s => s.State == DeliveryState.Waiting).Select(s => (DateTimeOffset?)s.First).Min(),
                   states.Where(s => s.State is DeliveryState.Claimed or DeliveryState.Sending).Sum(s => s.Many),
                   states.Where(s => DeliveryStates.IsOpen(s.State)).Sum(s => s.Late),
                   states.Where(s => s.State is DeliveryState.Held or DeliveryState.Rejected or DeliveryState.Uncertain).Sum(s => s.Many)),
        ];
    }

    private async Task<IReadOnlyList<DeliveryLine>> LinesAsync(
        ShowDeliveries command, IReadOnlyDictionary<ChannelId, ChannelView> known, List<ChannelId> resting, DateTimeOffset now, CancellationToken cancel)
    {
        var list = Of(command.List, command.Channel, resting, now);
        var ordered = command.List == DeliveryList.Delivered ? list.OrderByDescending(d => d.DeliveredAt) : list.OrderBy(d => d.DueAt);
        var rows = await ordered.ThenBy(d => d.Id).Take(Math.Clamp(command.Take, 1, Most)).ToListAsync(cancel);
        var (ids, postIds) = (rows.ConvertAll(r => r.Id), rows.Select(r => r.PostId).Distinct().ToList());
        var posts = await database.Posts.AsNoTracking().Where(p => postIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var failures = (await database.Attempts.AsNoTracking().Where(a => ids.Contains(a.DeliveryId) && a.Failure != null).OrderBy(a => a.Number).ToListAsync(cancel)).ToLookup(a => a.DeliveryId);
        var ahead = new HashSet<DeliveryId>();
        foreach (var channel in rows.Where(r => r.State == DeliveryState.Waiting).Select(r => r.ChannelId).Distinct())
        {
            if (known.TryGetValue(channel, out var waits)) ahead.UnionWith(await allowances.TooManyAsync(waits, cancel));
        }

        return
        [
            .. from row in rows
               where known.ContainsKey(row.ChannelId)
               let last = failures[row.Id].LastOrDefault()
               select new DeliveryLine(
                   row.Id, row.PostId, posts[row.PostId].Said().FirstWords, known[row.ChannelId], row.State, Lateness.IsLate(row.State, row.DueAt, now), row.DueAt, row.NotBefore,
                   row.DeliveredAt, row.HeldReason, last?.Failure, last?.Detail, row.Tries, row.Permalink, row.StepsOut, row.Steps, ahead.Contains(row.Id)),
        ];
    }
}
