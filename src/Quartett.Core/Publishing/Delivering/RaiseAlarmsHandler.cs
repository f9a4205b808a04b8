using Microsoft.EntityFrameworkCore;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Publishing.Delivering;

internal sealed class RaiseAlarmsHandler(AppDbContext database, IUnitOfWork work, AlarmMail mail, IDatabaseClock clock) : IHandle<RaiseAlarms, int>
{
    // After a long outage thousands may be late; the first hundreds say it loudly enough.
    private const int MostAtOnce = 500;

    public async Task<Outcome<int>> HandleAsync(RaiseAlarms command, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var now = await clock.NowAsync(database, cancel);
        var wrong = await WrongAsync(now, cancel);
        var open = await database.Set<Alarm>().Where(a => a.EndedAt == null).ToListAsync(cancel);
        foreach (var over in open.Where(a => !wrong.Exists(w => w.Kind == a.Kind && w.Subject == a.Subject))) over.EndedAt = now;
        var news = wrong.Where(w => !open.Exists(a => a.Kind == w.Kind && a.Subject == w.Subject)).ToList();
        database.AddRange(news);
        foreach (var workspace in news.GroupBy(a => a.WorkspaceId)) await mail.TellAsync(workspace.Key, [.. workspace], cancel);
        // Here, where the rows of all workspaces may be written, and not when the walls are up again.
        await database.SaveChangesAsync(cancel);
        return news.Count;
    }

    private async Task<List<Alarm>> WrongAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var patience = await database.Workspaces.AsNoTracking().ToDictionaryAsync(w => w.Id, w => TimeSpan.FromMinutes(w.AlarmAfterMinutes), cancel);
        var shortest = now - patience.Values.DefaultIfEmpty(TimeSpan.FromMinutes(1)).Min();
        var late = await database.Deliveries.AsNoTracking()
            .Where(d => (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed || d.State == DeliveryState.Sending) && d.DueAt <= shortest)
            .OrderBy(d => d.DueAt).Take(MostAtOnce).ToListAsync(cancel);
        var needy = await database.Deliveries.AsNoTracking()
            .Where(d => d.State == DeliveryState.Uncertain || d.State == DeliveryState.Rejected
                        || (d.State == DeliveryState.Held && d.HeldReason != HeldReasons.Person && d.HeldReason != HeldReasons.Everything && d.HeldReason != HeldReasons.ChannelPaused))
            .OrderBy(d => d.DueAt).Take(MostAtOnce).ToListAsync(cancel);
        var channels = await database.Channels.AsNoTracking().Where(c => c.RemovedAt == null && (c.State == ChannelState.Disconnected || (c.State == ChannelState.Active && c.RestUntil > now)))
            .ToListAsync(cancel);
        return
        [
            .. late.Where(d => now - d.DueAt >= patience[d.WorkspaceId]).Select(d => Of(AlarmKind.Late, d, now)),
            .. needy.Select(d => Of(AlarmKind.NeedsPerson, d, now)),
            .. channels.Where(c => c.State == ChannelState.Disconnected).Select(c => Of(AlarmKind.ChannelDisconnected, c, now)),
            .. channels.Where(c => c.State == ChannelState.Active && c.RestUntil - now >= patience[c.WorkspaceId]).Select(c => Of(AlarmKind.ChannelRests, c, now)),
        ];
    }

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
