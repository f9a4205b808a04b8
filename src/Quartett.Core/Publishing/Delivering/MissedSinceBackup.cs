using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// What was to go out after a backup was taken may have gone out already, from the machine that was lost. Nobody here
/// can know, so nothing of it is sent before a person has looked.
/// </summary>
internal sealed class MissedSinceBackup(PostStages stages) : IAfterRestore
{
    public async Task SettleAsync(AppDbContext database, RestoredState state, CancellationToken cancel)
    {
        var open = await database.Deliveries.Where(d => d.DueAt <= state.Now && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Claimed)).ToListAsync(cancel);
        foreach (var delivery in open)
        {
            (delivery.State, delivery.HeldReason, delivery.LeaseUntil, delivery.ClaimedBy) = (DeliveryState.Held, HeldReasons.Missed, null, null);
            delivery.Fence++;
        }

        var posts = open.Select(d => d.PostId).Distinct().ToList();
        var siblings = (await database.Deliveries.Where(d => posts.Contains(d.PostId)).ToListAsync(cancel)).ToLookup(d => d.PostId);
        foreach (var post in await database.Posts.Where(p => posts.Contains(p.Id)).ToListAsync(cancel)) stages.Settle(post, [.. siblings[post.Id]]);
    }
}
