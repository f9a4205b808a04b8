using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing.Repeating;

/// <summary>Tells of series and their days: what the rule says, and what has become of it.</summary>
internal sealed class Upcoming(AppDbContext database, Moments moments, ChannelList channels, TimeProvider clock)
{
    // Ten years hold two days of the rarest series there can be.
    private const int FarthestInDays = 3660;

    /// <summary>Days whose moment is still to come, without looking at any post.</summary>
    public static IEnumerable<Occurrence> Of(Recurrence recurrence, DateTimeZone zone, DateTimeOffset after) =>
        RecurrenceDays.Of(recurrence, WallClock.ToLocal(after, zone).Date.PlusDays(FarthestInDays)).Select(day => RecurrenceDays.At(recurrence, day, zone)).Where(o => o.At > after);

    public async Task<IReadOnlyList<SeriesView>> ViewAsync(IReadOnlyList<Series> rows, int days, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var (now, known) = (clock.GetUtcNow(), await channels.AllAsync(cancel));
        var zone = await moments.ZoneAsync(rows[0].WorkspaceId, cancel);
        var ids = rows.Select(r => (SeriesId?)r.Id).ToList();
        var posts = (await database.Posts.AsNoTracking().Where(p => ids.Contains(p.SeriesId) && (p.PlannedAt > now || p.Stage == PostStage.Discarded || p.Stage == PostStage.Draft)).ToListAsync(cancel)).ToLookup(p => p.SeriesId);
        return [.. rows.Select(row =>
        {
            var (recurrence, content) = (row.Days(), row.Said());
            var next = row.Runs ? Next(row, recurrence, [.. posts[row.Id]], zone, now, days) : [];
            var spoken = content.Variants.Select(v => v.Channel).Where(known.ContainsKey).Select(id => new CardChannel(id, known[id].Name, known[id].Network, known[id].Sign, null));
            return new SeriesView(row.Id, recurrence, StageOf(row, recurrence, zone, now), content.FirstWords, [.. spoken], row.AuthorisedByName, row.CreatedAt, next);
        })];
    }

    private static SeriesStage StageOf(Series row, Recurrence recurrence, DateTimeZone zone, DateTimeOffset now) =>
        row.EndedAt is not null || !Of(recurrence, zone, now).Any() ? SeriesStage.Ended : row.PausedAt is not null ? SeriesStage.Paused : SeriesStage.Running;

    private static IReadOnlyList<Occurrence> Next(Series row, Recurrence recurrence, IReadOnlyList<Post> posts, DateTimeZone zone, DateTimeOffset now, int days)
    {
        var (leftOut, made) = (row.LeftOut(), posts.ToDictionary(p => p.SeriesDay!.Value));
        return [.. Of(recurrence, zone, now).Take(days).Select(occurrence =>
        {
            var post = made.GetValueOrDefault(occurrence.Day);
            return occurrence with
            {
                At = post is { PlannedAt: { } moved, DiscardedAt: null } ? moved : occurrence.At,
                IsSkipped = leftOut.Contains(occurrence.Day) || post?.DiscardedAt is not null,
                Post = post?.Id,
                Stage = post?.Stage,
                Own = post is not null && (post.Content != row.Content || post.PlannedAt != occurrence.At),
            };
        })];
    }
}
