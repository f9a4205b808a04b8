using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Scheduling;

internal sealed class ShowCalendarHandler(AppDbContext database, Moments moments, Cards cards, FreeSlots slots, ChannelList channels, TimeProvider clock)
    : IHandle<ShowCalendar, CalendarView>
{
    private const int BacklogSize = 50;
    private const int EarliestYear = 1970;
    private const int LatestYear = 2200;

    public async Task<Outcome<CalendarView>> HandleAsync(ShowCalendar command, Actor actor, CancellationToken cancel)
    {
        // Years far from ours would leave the calendar while days are counted.
        if (command.From.Year < EarliestYear || command.To.Year > LatestYear) return new Refusal("calendar.span");
        if (command.To < command.From || Period.DaysBetween(command.From, command.To) > 100) return new Refusal("calendar.span");
        var zone = await moments.ZoneAsync(command.Workspace, cancel);
        var (from, to) = (WallClock.Leniently(command.From.AtMidnight(), zone), WallClock.Leniently(command.To.PlusDays(1).AtMidnight(), zone));
        var posts = database.Posts.AsNoTracking().Where(p => p.DiscardedAt == null);
        if (command.Stage is { } stage) posts = posts.Where(p => p.Stage == stage);
        var planned = await cards.OfAsync(await posts.Where(p => p.PlannedAt >= from && p.PlannedAt < to).OrderBy(p => p.PlannedAt).ToListAsync(cancel), cancel);
        var backlog = await cards.OfAsync(
            await posts.Where(p => p.PlannedAt == null && p.Stage == PostStage.Draft).OrderByDescending(p => p.ChangedAt).Take(BacklogSize).ToListAsync(cancel), cancel);
        if (command.Channel is { } only)
        {
            planned = [.. planned.Where(c => c.Channels.Any(ch => ch.Id.Value == only))];
            backlog = [.. backlog.Where(c => c.Channels.Any(ch => ch.Id.Value == only))];
        }

        var free = await FreeAsync(command, zone, cancel);
        var byDay = planned.ToLookup(c => WallClock.ToLocal(c.PlannedAt!.Value, zone).Date);
        var days = Enumerable.Range(0, Period.DaysBetween(command.From, command.To) + 1).Select(n => command.From.PlusDays(n))
            .Select(day => new CalendarDay(day, [.. byDay[day]], [.. free[day].OrderBy(f => f.At)]));
        return new CalendarView(zone.Id, [.. days], backlog);
    }

    private async Task<ILookup<LocalDate, FreeSlot>> FreeAsync(ShowCalendar command, DateTimeZone zone, CancellationToken cancel)
    {
        var free = new List<FreeSlot>();
        foreach (var channel in (await channels.AllAsync(cancel)).Values.Where(c => !c.Removed && c.State == ChannelState.Active))
        {
            if (command.Channel is { } only && channel.Id.Value != only) continue;
            var times = await slots.BetweenAsync(channel, zone, command.From, command.To, clock.GetUtcNow(), cancel);
            free.AddRange(times.Select(at => new FreeSlot(channel.Id, channel.Name, at)));
        }

        return free.ToLookup(f => WallClock.ToLocal(f.At, zone).Date);
    }
}
