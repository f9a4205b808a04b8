using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing.Repeating;

/// <summary>
/// Makes ordinary posts of the days of a series that come near, with ordinary deliveries that passed the gate. What is
/// there already is left alone, so it does not matter when, where or how often this runs.
/// </summary>
internal sealed class PlanningAhead(
    AppDbContext database, Moments moments, Drafts drafts, ISearchIndex search, ChannelList channels, Statements statements, Gate gate, PostStages stages, TimeProvider clock)
{
    private const int AtLeast = 2;
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(28);
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(400);

    // What passed while nothing ran is shown as missed, but nobody wants to read through a year of it.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(28);

    /// <returns>How many posts were made or planned anew.</returns>
    public async Task<int> FillAsync(Series series, CancellationToken cancel)
    {
        if (!series.Runs) return 0;
        // What was changed before must be found by the questions below.
        await database.SaveChangesAsync(cancel);
        var now = clock.GetUtcNow();
        var zone = await moments.ZoneAsync(series.WorkspaceId, cancel);
        var all = Days(series, zone, now);
        var leftOut = series.LeftOut();
        var wanted = Near(all.Where(o => !leftOut.Contains(o.Day)), now);
        var there = wanted.Count == 0 ? [] : await ThereAsync(series, wanted[0].Day, cancel);
        var planned = 0;
        foreach (var occurrence in wanted)
        {
            if (!there.TryGetValue(occurrence.Day, out var post)) await MakeAsync(series, occurrence, now, cancel);
            else if (!await AgainAsync(series, post, now, cancel)) continue;
            planned++;
        }

        series.LookAgainAt = all.Where(o => o.At > now).Select(o => (DateTimeOffset?)o.At).FirstOrDefault() ?? Later(series, zone, now);
        return planned;
    }

    /// <summary>Takes what is planned after now off the plan: what nobody wrote on goes, what somebody wrote on stays, as a draft or as it is.</summary>
    /// <param name="keepOwn">Leaves days on which somebody wrote something of their own in the plan.</param>
    public async Task ClearAsync(Series series, bool keepOwn, CancellationToken cancel, LocalDate? only = null)
    {
        var now = clock.GetUtcNow();
        var zone = await moments.ZoneAsync(series.WorkspaceId, cancel);
        foreach (var post in await AheadAsync(series, now, only, cancel))
        {
            var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
            if (!IsOpen(deliveries)) continue;
            var untouched = await IsUntouchedAsync(series, post, deliveries, zone, cancel);
            if (untouched && post.Id != series.BegunWith) await RemoveAsync(post, deliveries, cancel);
            else if (untouched || !keepOwn) ToDraft(post, deliveries, discard: only is not null);
        }
    }

    /// <summary>Takes the post the series was begun with along into a new rhythm, when it stood for a day of the old one only.</summary>
    public async Task TakeAlongAsync(Series series, CancellationToken cancel)
    {
        await database.SaveChangesAsync(cancel);
        var (now, zone) = (clock.GetUtcNow(), await moments.ZoneAsync(series.WorkspaceId, cancel));
        var post = await database.Posts.FirstOrDefaultAsync(p => p.Id == series.BegunWith && p.Stage == PostStage.Draft && p.DiscardedAt == null && p.PlannedAt > now, cancel);
        if (post is null) return;
        var taken = await database.Posts.Where(p => p.SeriesId == series.Id && p.Id != post.Id).Select(p => p.SeriesDay).ToListAsync(cancel);
        var leftOut = series.LeftOut();
        var next = Upcoming.Of(series.Days(), zone, now).FirstOrDefault(o => !leftOut.Contains(o.Day) && !taken.Contains(o.Day));
        if (next is not null) (post.SeriesDay, post.PlannedAt) = (next.Day, next.At);
    }

    /// <summary>Posts of the series that are still to come, each alone for whoever asks.</summary>
    public async Task<IReadOnlyList<Post>> AheadAsync(Series series, DateTimeOffset after, LocalDate? only, CancellationToken cancel)
    {
        var ahead = database.Posts.Where(p => p.SeriesId == series.Id && p.DiscardedAt == null && p.PlannedAt > after);
        if (only is { } day) ahead = ahead.Where(p => p.SeriesDay == day);
        await database.LockPostsAsync(await ahead.Select(p => p.Id).ToListAsync(cancel), cancel);
        return await ahead.OrderBy(p => p.PlannedAt).ToListAsync(cancel);
    }

    /// <summary>One delivery for each channel that has none that is open or out: waiting where the gate is open for it, else held with the reason.</summary>
    public async Task DeliverAsync(Series series, Post post, DateTimeOffset due, string? held, CancellationToken cancel)
    {
        var content = post.Said();
        var before = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        var missing = (await statements.MissingAsync(series.WorkspaceId, content, cancel)).Count > 0;
        var fresh = new List<Delivery>();
        foreach (var variant in content.Variants.Where(v => !before.Exists(d => d.ChannelId == v.Channel && d.State is not (DeliveryState.Cancelled or DeliveryState.Retracted))))
        {
            if (await channels.FindAsync(variant.Channel, cancel) is not { Removed: false } channel) continue;
            var statement = await statements.OfAsync(series.WorkspaceId, content, variant, channel, null, cancel);
            var answer = await gate.AskAsync(statement, series.AuthorisedBy, null, cancel);
            var reason = held ?? (missing ? HeldReasons.MediaMissing : answer.Open ? null : HeldReasons.OfGate(answer.Reason));
            fresh.Add(Of(series, post, channel, due, statement.Hash, reason));
        }

        database.AddRange(fresh);
        stages.Settle(post, [.. before, .. fresh]);
    }

    public static bool IsOpen(IEnumerable<Delivery> deliveries) => deliveries.All(d => d.State is DeliveryState.Waiting or DeliveryState.Held or DeliveryState.Cancelled);

    private static Delivery Of(Series series, Post post, ChannelView channel, DateTimeOffset due, string hash, string? reason) => new()
    {
        Id = DeliveryId.New(),
        WorkspaceId = series.WorkspaceId,
        PostId = post.Id,
        ChannelId = channel.Id,
        State = reason is null ? DeliveryState.Waiting : DeliveryState.Held,
        HeldReason = reason,
        DueAt = due,
        StatementHash = hash,
        AuthorisedBy = series.AuthorisedBy,
    };

    private static List<Occurrence> Days(Series series, DateTimeZone zone, DateTimeOffset now)
    {
        var recurrence = series.Days();
        var (from, to) = (now - LookBack, WallClock.ToLocal(now + Farthest, zone).Date);
        return [.. RecurrenceDays.Of(recurrence, to).Select(day => RecurrenceDays.At(recurrence, day, zone)).Where(o => o.At > series.Since && o.At > from)];
    }

    private static List<Occurrence> Near(IEnumerable<Occurrence> days, DateTimeOffset now)
    {
        var near = new List<Occurrence>();
        foreach (var day in days)
        {
            if (day.At > now + Horizon && near.Count(o => o.At > now) >= AtLeast) break;
            near.Add(day);
        }

        return near;
    }

    private async Task<Dictionary<LocalDate, Post>> ThereAsync(Series series, LocalDate from, CancellationToken cancel) =>
        await database.Posts.Where(p => p.SeriesId == series.Id && p.SeriesDay >= from).ToDictionaryAsync(p => p.SeriesDay!.Value, cancel);

    private async Task MakeAsync(Series series, Occurrence occurrence, DateTimeOffset now, CancellationToken cancel)
    {
        var voice = new Actor(ActorKind.Clock, series.AuthorisedBy, series.AuthorisedByName, "");
        var post = await drafts.BeginAsync(series.WorkspaceId, series.Said(), occurrence.At, voice, cancel);
        (post.SeriesId, post.SeriesDay) = (series.Id, occurrence.Day);
        // Its moment passed while nobody planned it: shown, and left to a person.
        await DeliverAsync(series, post, occurrence.At, occurrence.At <= now ? HeldReasons.Missed : null, cancel);
    }

    // A draft with its moment is what a pause has left of a day somebody wrote on.
    private async Task<bool> AgainAsync(Series series, Post post, DateTimeOffset now, CancellationToken cancel)
    {
        if (post.Stage != PostStage.Draft || post.PlannedAt is not { } at || at <= now) return false;
        await DeliverAsync(series, post, at, null, cancel);
        return true;
    }

    private static DateTimeOffset? Later(Series series, DateTimeZone zone, DateTimeOffset now) =>
        Upcoming.Of(series.Days(), zone, now).Select(o => (DateTimeOffset?)(o.At - Farthest)).FirstOrDefault();

    private async Task<bool> IsUntouchedAsync(Series series, Post post, List<Delivery> deliveries, DateTimeZone zone, CancellationToken cancel) =>
        post.Content == series.Content && post.PlannedAt == RecurrenceDays.At(series.Days(), post.SeriesDay!.Value, zone).At && deliveries.TrueForAll(d => d.Tries == 0)
        && !await database.Comments.AnyAsync(c => c.PostId == post.Id, cancel);

    private async Task RemoveAsync(Post post, List<Delivery> deliveries, CancellationToken cancel)
    {
        database.RemoveRange(deliveries);
        database.RemoveRange(await database.PostVersions.Where(v => v.PostId == post.Id).ToListAsync(cancel));
        database.Remove(post);
        await search.DropAsync(post.WorkspaceId, SearchKind.Post, post.Id.Value, cancel);
    }

    private void ToDraft(Post post, List<Delivery> deliveries, bool discard)
    {
        var at = post.PlannedAt;
        foreach (var delivery in deliveries.Where(d => DeliveryStates.May(d.State, DeliveryState.Cancelled))) delivery.State = DeliveryState.Cancelled;
        if (discard) post.DiscardedAt = clock.GetUtcNow();
        stages.Settle(post, deliveries);
        post.PlannedAt = at;
    }
}
