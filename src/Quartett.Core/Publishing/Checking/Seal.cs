using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Checking;

/// <summary>
/// What happens to planned deliveries when their content changes: whoever may publish seals the new content by saving
/// it; anybody else's change stops them, because nobody with the right has seen it.
/// </summary>
internal sealed class Seal(AppDbContext database, Gate gate, IAuthorisations people, Statements statements, ChannelList channels, PostStages stages, TimeProvider clock)
{
    /// <returns>How many deliveries were stopped.</returns>
    public async Task<int> RenewAsync(Post post, PostContent content, Actor actor, CancellationToken cancel)
    {
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        var held = 0;
        foreach (var delivery in deliveries.Where(d => d.State is DeliveryState.Waiting or DeliveryState.Held))
        {
            if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant)
            {
                if ((await people.MayAsync(new(post.WorkspaceId, actor.Login!.Value, Right.Publish, delivery.ChannelId.Value, clock.GetUtcNow()), cancel)).Held)
                {
                    delivery.End(clock.GetUtcNow());
                    continue;
                }

                if (delivery.State == DeliveryState.Waiting) held++;
                (delivery.State, delivery.HeldReason) = (DeliveryState.Held, HeldReasons.ContentChanged);
                continue;
            }

            if (await channels.FindAsync(delivery.ChannelId, cancel) is not { } channel) continue;
            var statement = await statements.OfAsync(post.WorkspaceId, content, variant, channel, delivery.DueAt, cancel);
            if (statement.Hash == delivery.StatementHash) continue;
            var answer = await gate.AskAsync(statement, actor.Login!.Value, null, cancel);
            if (answer.Open && delivery.Contradicts(statement))
            {
                if (delivery.State == DeliveryState.Waiting) held++;
                (delivery.State, delivery.HeldReason) = (DeliveryState.Held, HeldReasons.PartsChanged);
                continue;
            }

            if (answer.Open)
            {
                // A delivery somebody stopped stays stopped; only its content is sealed anew.
                (delivery.StatementHash, delivery.AuthorisedBy, delivery.Steps) = (statement.Hash, actor.Login.Value, statement.Steps);
                if (delivery is { State: DeliveryState.Held, HeldReason: HeldReasons.ContentChanged or HeldReasons.PolicyBlocks or HeldReasons.PartsChanged }) Release(delivery);
                continue;
            }

            if (delivery.State == DeliveryState.Waiting) held++;
            (delivery.State, delivery.HeldReason) = (DeliveryState.Held, answer.Reason == "gate.policyBlocks" ? HeldReasons.PolicyBlocks : HeldReasons.ContentChanged);
        }

        stages.Settle(post, deliveries);
        return held;
    }

    private static void Release(Delivery delivery) => (delivery.State, delivery.HeldReason) = (DeliveryState.Waiting, null);
}
