using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;

namespace Quartett.Core.Publishing.Drafting;

/// <summary>Posts as cards, with the state of each channel, in two queries however many there are.</summary>
internal sealed class Cards(AppDbContext database, ChannelList channels, TimeProvider clock)
{
    public async Task<IReadOnlyList<PostCard>> OfAsync(IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        var ids = posts.Select(p => p.Id).ToList();
        var deliveries = (await database.Deliveries.AsNoTracking().Where(d => ids.Contains(d.PostId) && d.State != DeliveryState.Cancelled).OrderBy(d => d.Id)
            .Select(d => new { d.PostId, d.ChannelId, d.State, d.DueAt }).ToListAsync(cancel)).ToLookup(d => d.PostId);
        var known = await channels.AllAsync(cancel);
        var now = clock.GetUtcNow();
        return [.. posts.Select(post =>
        {
            var content = post.Said();
            var states = deliveries[post.Id].GroupBy(d => d.ChannelId).ToDictionary(g => g.Key, g => g.Last().State);
            var chosen = content.Variants.Select(v => v.Channel).Union(states.Keys).Where(known.ContainsKey)
                .Select(id => new CardChannel(id, known[id].Name, known[id].Network, known[id].Sign, states.TryGetValue(id, out var s) ? s : null));
            return new PostCard(
                post.Id, content.FirstWords, content.Language, post.Stage, post.PlannedAt, deliveries[post.Id].Any(d => Lateness.IsLate(d.State, d.DueAt, now)),
                post.AuthorName, post.ChangedAt, content.Images.Count > 0 ? content.Images[0].Media : content.Video?.Cover, [.. chosen], post.SeriesId);
        })];
    }
}
