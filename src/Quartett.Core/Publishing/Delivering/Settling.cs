using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// An uncertain outcome: the network is asked – by handle, else by our recent posts there. Where it cannot say, the
/// delivery stays uncertain and a person decides. Nothing is ever sent again on a guess.
/// </summary>
internal sealed class Settling(
    AppDbContext database, IUnitOfWork work, IChannelLines lines, Statements statements, Packing packing, Recording recording, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private const int MostQuestions = 20;

    /// <summary>A node died while sending: whether it arrived is unknown.</summary>
    public async Task MarkAbandonedAsync(CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var now = clock.GetUtcNow();
        var abandoned = await database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Sending && d.LeaseUntil <= now)
            .Select(d => new { d.Id, d.Fence, d.WorkspaceId }).ToListAsync(cancel);
        foreach (var delivery in abandoned)
        {
            using var walls = work.Enter(delivery.WorkspaceId);
            await recording.AbandonAsync(new Claim(delivery.Id, delivery.Fence), cancel);
        }
    }

    public async Task<int> AskAsync(string node, int atMost, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var now = clock.GetUtcNow();
        var open = await database.Deliveries.AsNoTracking()
            .Where(d => d.State == DeliveryState.Uncertain && d.NotBefore <= now && d.Questions < MostQuestions && (d.LeaseUntil == null || d.LeaseUntil <= now))
            .OrderBy(d => d.NotBefore).Take(atMost).ToListAsync(cancel);
        var asked = 0;
        foreach (var delivery in open)
        {
            var taken = await database.Deliveries.Where(d => d.Id == delivery.Id && d.Fence == delivery.Fence && d.State == DeliveryState.Uncertain).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Fence, delivery.Fence + 1).SetProperty(d => d.Questions, delivery.Questions + 1).SetProperty(d => d.ClaimedBy, node)
                    .SetProperty(d => d.NotBefore, now + Pause(delivery.Questions)),
                cancel);
            if (taken == 0) continue;
            asked++;
            await AskOneAsync(delivery, new Claim(delivery.Id, delivery.Fence + 1), cancel);
        }

        return asked;
    }

    private async Task AskOneAsync(Delivery delivery, Claim claim, CancellationToken cancel)
    {
        using var _ = work.Enter(delivery.WorkspaceId);
        if (await lines.OpenAsync(delivery.WorkspaceId, delivery.ChannelId, cancel) is not { Connector: IReadOwnPosts reader } line) return;
        var post = await database.Posts.AsNoTracking().FirstAsync(p => p.Id == delivery.PostId, cancel);
        var content = post.Said();
        if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant) return;
        var statement = await statements.OfAsync(delivery.WorkspaceId, content, variant, line.Channel, delivery.DueAt, cancel);
        try
        {
            var outgoing = await packing.PackAsync(delivery, statement, content, cancel);
            var found = await reader.FindAsync(line.Access, outgoing, delivery.Handle, cancel);
            if (found is not null) await recording.DeliveredAsync(claim, found, "found", cancel);
            else await recording.EndAsync(claim, DeliveryState.Waiting, null, null, null, "absent", cancel);
        }
        catch (Exception unanswered) when (unanswered is ConnectorException or IOException)
        {
            // The pause is already set; the next round asks again, and the screen offers a person the choice meanwhile.
        }
    }

    private static TimeSpan Pause(int questions) => TimeSpan.FromSeconds(Math.Min(FirstPause.TotalSeconds * Math.Pow(2, questions), 3600));
}
