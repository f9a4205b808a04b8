using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Scheduling;

internal sealed class ShowTodayHandler(AppDbContext database, Moments moments, Cards cards, ChannelList channels, TimeProvider clock) : IHandle<ShowToday, TodayView>
{
    private const int Shown = 20;
    private const int DraftsShown = 5;
    private static readonly TimeSpan MentionsAge = TimeSpan.FromDays(14);

    public async Task<Outcome<TodayView>> HandleAsync(ShowToday command, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var zone = await moments.ZoneAsync(command.Workspace, cancel);
        var tomorrowEnds = WallClock.Leniently(WallClock.ToLocal(now, zone).Date.PlusDays(2).AtMidnight(), zone);
        var posts = database.Posts.AsNoTracking().Where(p => p.DiscardedAt == null);

        var late = await cards.OfAsync(
            await posts.Where(p => (p.Stage == PostStage.Planned || p.Stage == PostStage.Sending) && p.PlannedAt < now).OrderBy(p => p.PlannedAt).Take(Shown).ToListAsync(cancel), cancel);
        var next = await cards.OfAsync(
            await posts.Where(p => (p.Stage == PostStage.Planned || p.Stage == PostStage.Draft) && p.PlannedAt >= now && p.PlannedAt < tomorrowEnds)
                .OrderBy(p => p.PlannedAt).Take(Shown).ToListAsync(cancel), cancel);
        var drafts = actor.Login is { } me
            ? await cards.OfAsync(await posts.Where(p => p.Stage == PostStage.Draft && p.AuthorId == me).OrderByDescending(p => p.ChangedAt).Take(DraftsShown).ToListAsync(cancel), cancel)
            : [];
        return new TodayView(
            [.. late.Where(c => c.Late)], await TroublesAsync(posts, cancel), next, drafts, await MentionsAsync(actor, now, cancel), await database.Posts.AnyAsync(cancel),
            await database.Set<Hold>().AsNoTracking().Where(h => h.Until == null).Select(h => new HoldView(h.Since, h.ByName)).FirstOrDefaultAsync(cancel));
    }

    private async Task<IReadOnlyList<Trouble>> TroublesAsync(IQueryable<Post> posts, CancellationToken cancel)
    {
        var troubled = await cards.OfAsync(await posts.Where(p => p.Stage == PostStage.NeedsAttention).OrderBy(p => p.PlannedAt).Take(Shown).ToListAsync(cancel), cancel);
        var ids = troubled.Select(c => c.Id).ToList();
        var deliveries = await database.Deliveries.AsNoTracking()
            .Where(d => ids.Contains(d.PostId) && (d.State == DeliveryState.Rejected || d.State == DeliveryState.Uncertain || d.State == DeliveryState.Held)).ToListAsync(cancel);
        var toBlame = deliveries.ConvertAll(d => d.Id);
        var attempts = (await database.Attempts.AsNoTracking().Where(a => toBlame.Contains(a.DeliveryId) && a.Failure != null).ToListAsync(cancel)).ToLookup(a => a.DeliveryId);
        var known = await channels.AllAsync(cancel);
        return
        [
            .. from card in troubled
               let delivery = deliveries.Where(d => d.PostId == card.Id).OrderBy(d => d.State == DeliveryState.Held).FirstOrDefault()
               where delivery is not null && known.ContainsKey(delivery.ChannelId)
               let channel = known[delivery.ChannelId]
               let attempt = attempts[delivery.Id].OrderBy(a => a.Number).LastOrDefault()
               select new Trouble(card, delivery.State, delivery.HeldReason, attempt?.Failure, attempt?.Detail, channel.Name, channel.NetworkName),
        ];
    }

    private async Task<IReadOnlyList<MentionedIn>> MentionsAsync(Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.Login is not { } me) return [];
        var since = now - MentionsAge;
        var recent = await (from comment in database.Comments.AsNoTracking()
                            where comment.At > since && comment.AuthorId != me && EF.Functions.Like(comment.Text, "%@%")
                            join post in database.Posts.AsNoTracking() on comment.PostId equals post.Id
                            where post.DiscardedAt == null
                            orderby comment.At descending
                            select new { comment, post }).Take(100).ToListAsync(cancel);
        string[] names = [actor.Name, actor.Name.Split(' ')[0]];
        return
        [
            .. recent.Where(r => Mentions.In(r.comment.Text).Any(m => names.Contains(m, StringComparer.OrdinalIgnoreCase))).Take(DraftsShown)
                .Select(r => new MentionedIn(r.post.Id, r.post.Said().FirstWords, r.comment.AuthorName, r.comment.Text, r.comment.At)),
        ];
    }
}
