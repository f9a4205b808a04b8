using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Publishing.Delivering;

internal sealed class RaiseAlarmsHandler(AppDbContext database, IUnitOfWork work, AlarmMail mail, IDatabaseClock clock) : IHandle<RaiseAlarms, int>
{
    // After a long outage thousands may be late; the first hundreds say it loudly enough.
    private const int MostOpen = 500;

    // The first alarm is mailed at once; what joins it soon after comes together in the next mail.
    private static readonly TimeSpan BetweenMails = TimeSpan.FromMinutes(10);

    public async Task<Outcome<int>> HandleAsync(RaiseAlarms command, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var now = await clock.NowAsync(database, cancel);
        var patience = await database.Workspaces.AsNoTracking().ToDictionaryAsync(w => w.Id, w => TimeSpan.FromMinutes(w.AlarmAfterMinutes), cancel);
        var open = await database.Set<Alarm>().Where(a => a.EndedAt == null).ToListAsync(cancel);
        await EndAsync(open, now, cancel);
        var raised = await RaiseAsync(open, patience, now, cancel);
        await TellAsync([.. open.Where(a => a.EndedAt is null), .. raised], now, cancel);
        // Here, where the rows of all workspaces may be written, and not when the walls are up again.
        await database.SaveChangesAsync(cancel);
        return raised.Count;
    }

    /// <summary>An alarm is over when its own delivery or channel is well, whatever else is wrong.</summary>
    private async Task EndAsync(List<Alarm> open, DateTimeOffset now, CancellationToken cancel)
    {
        if (open.Count == 0) return;
        var still = new HashSet<(AlarmKind, Guid)>();
        foreach (var some in open.Where(a => a.PostId is not null).Select(a => new DeliveryId(a.Subject)).Chunk(MostOpen))
        {
            var ids = some.ToList();
            var deliveries = database.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id));
            foreach (var id in await Late(deliveries, now).Select(d => d.Id).ToListAsync(cancel)) still.Add((AlarmKind.Late, id.Value));
            foreach (var id in await Needy(deliveries).Select(d => d.Id).ToListAsync(cancel)) still.Add((AlarmKind.NeedsPerson, id.Value));
        }

        foreach (var channel in await UnwellAsync(now, cancel)) still.Add((KindOf(channel), channel.Id.Value));
        foreach (var over in open.Where(a => !still.Contains((a.Kind, a.Subject)))) over.EndedAt = now;
    }

    private async Task<List<Alarm>> RaiseAsync(List<Alarm> open, Dictionary<WorkspaceId, TimeSpan> patience, DateTimeOffset now, CancellationToken cancel)
    {
        var shortest = now - patience.Values.DefaultIfEmpty(TimeSpan.FromMinutes(1)).Min();
        // So many that new ones are among them when all of the open are the oldest.
        var sight = MostOpen + open.Count;
        var late = await Late(database.Deliveries.AsNoTracking(), shortest).OrderBy(d => d.DueAt).Take(sight).ToListAsync(cancel);
        var needy = await Needy(database.Deliveries.AsNoTracking()).OrderBy(d => d.DueAt).Take(sight).ToListAsync(cancel);
        var unwell = (await UnwellAsync(now, cancel)).Where(c => c.State == ChannelState.Disconnected || c.RestUntil - now >= patience[c.WorkspaceId]);
        Alarm[] wrong =
        [
            .. late.Where(d => now - d.DueAt >= patience[d.WorkspaceId]).Select(d => Of(AlarmKind.Late, d, now)),
            .. needy.Select(d => Of(AlarmKind.NeedsPerson, d, now)),
            .. unwell.Select(c => Of(KindOf(c), c, now)),
        ];
        var told = open.Where(a => a.EndedAt is null).Select(a => (a.Kind, a.Subject)).ToHashSet();
        var count = open.Where(a => a.EndedAt is null).CountBy(a => a.WorkspaceId).ToDictionary();
        var raised = wrong.Where(a => !told.Contains((a.Kind, a.Subject))).GroupBy(a => a.WorkspaceId)
            .SelectMany(g => g.Take(MostOpen - count.GetValueOrDefault(g.Key))).ToList();
        database.AddRange(raised);
        return raised;
    }

    private async Task TellAsync(List<Alarm> open, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - BetweenMails;
        foreach (var untold in open.Where(a => a.ToldAt is null).GroupBy(a => a.WorkspaceId))
        {
            if (await database.Set<Alarm>().AnyAsync(a => a.WorkspaceId == untold.Key && a.ToldAt > since, cancel)) continue;
            await mail.TellAsync(untold.Key, [.. untold], cancel);
            foreach (var alarm in untold) alarm.ToldAt = now;
        }
    }

    private static IQueryable<Delivery> Late(IQueryable<Delivery> deliveries, DateTimeOffset before) =>
        deliveries.Where(d => (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending) && d.DueAt <= before);

    private static IQueryable<Delivery> Needy(IQueryable<Delivery> deliveries) => deliveries.Where(
        d => d.State == DeliveryState.Uncertain || d.State == DeliveryState.Rejected
             || (d.State == DeliveryState.Held && d.HeldReason != HeldReasons.Person && d.HeldReason != HeldReasons.Everything && d.HeldReason != HeldReasons.ChannelPaused));

    private Task<List<Channel>> UnwellAsync(DateTimeOffset now, CancellationToken cancel) => database.Channels.AsNoTracking()
        .Where(c => c.RemovedAt == null && (c.State == ChannelState.Disconnected || (c.State == ChannelState.Active && c.RestUntil > now))).ToListAsync(cancel);

    private static AlarmKind KindOf(Channel channel) => channel.State == ChannelState.Disconnected ? AlarmKind.ChannelDisconnected : AlarmKind.ChannelRests;

    private static Alarm Of(AlarmKind kind, Delivery delivery, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = delivery.WorkspaceId,
        Kind = kind,
        Subject = delivery.Id.Value,
        PostId = delivery.PostId,
        ChannelId = delivery.ChannelId.Value,
        RaisedAt = now,
    };

    private static Alarm Of(AlarmKind kind, Channel channel, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = channel.WorkspaceId,
        Kind = kind,
        Subject = channel.Id.Value,
        ChannelId = channel.Id.Value,
        RaisedAt = now,
    };
}

internal sealed class ListAlarmsHandler(AppDbContext database) : IHandle<ListAlarms, IReadOnlyList<AlarmView>>
{
    private const int Shown = 100;

    public async Task<Outcome<IReadOnlyList<AlarmView>>> HandleAsync(ListAlarms command, Actor actor, CancellationToken cancel) =>
        await database.Set<Alarm>().AsNoTracking().Where(a => a.EndedAt == null).OrderBy(a => a.RaisedAt).Take(Shown)
            .Select(a => new AlarmView(a.Kind, a.Subject, a.PostId, a.ChannelId, a.RaisedAt)).ToListAsync(cancel);
}
