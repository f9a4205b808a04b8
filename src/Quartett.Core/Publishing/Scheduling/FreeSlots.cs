using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Scheduling;

/// <summary>A channel's recurring times, less the ones already taken.</summary>
internal sealed class FreeSlots(AppDbContext database)
{
    private const int HorizonInDays = 366;

    public async Task<DateTimeOffset?> NextAsync(ChannelView channel, DateTimeZone zone, DateTimeOffset after, CancellationToken cancel)
    {
        if (channel.Slots.Count == 0) return null;
        var taken = await TakenAsync(channel.Id, after, after.AddDays(HorizonInDays), cancel);
        var today = WallClock.ToLocal(after, zone).Date;
        return Of(channel, zone, today, today.PlusDays(HorizonInDays)).Where(at => at > after && !taken.Contains(at)).Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }

    public async Task<IReadOnlyList<DateTimeOffset>> BetweenAsync(ChannelView channel, DateTimeZone zone, LocalDate from, LocalDate to, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = await TakenAsync(channel.Id, WallClock.Leniently(from.AtMidnight(), zone), WallClock.Leniently(to.PlusDays(1).AtMidnight(), zone), cancel);
        return [.. Of(channel, zone, from, to).Where(at => at > now && !taken.Contains(at))];
    }

    /// <summary>Whether the moment is one of the channel's slots and another post has it.</summary>
    public async Task<bool> IsTakenAsync(ChannelView channel, DateTimeZone zone, DateTimeOffset at, PostId post, CancellationToken cancel)
    {
        var day = WallClock.ToLocal(at, zone).Date;
        return Of(channel, zone, day, day).Contains(at)
            && await database.Deliveries.AnyAsync(d => d.ChannelId == channel.Id && d.PostId != post && d.State != DeliveryState.Cancelled && d.DueAt == at, cancel);
    }

    private async Task<HashSet<DateTimeOffset>> TakenAsync(ChannelId channel, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        [.. await database.Deliveries.AsNoTracking()
            .Where(d => d.ChannelId == channel && d.State != DeliveryState.Cancelled && d.DueAt >= from && d.DueAt <= to)
            .Select(d => d.DueAt).ToListAsync(cancel)];

    private static IEnumerable<DateTimeOffset> Of(ChannelView channel, DateTimeZone zone, LocalDate from, LocalDate to)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            foreach (var slot in channel.Slots.Where(s => s.Day == (int)day.DayOfWeek).OrderBy(s => s.Minute))
            {
                yield return WallClock.Leniently(day + slot.Time, zone);
            }
        }
    }
}
