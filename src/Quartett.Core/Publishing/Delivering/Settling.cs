using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
internal sealed class Settling(AppDbContext database, IServiceScopeFactory scopes, Recording recording, IDatabaseClock clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private const int MostQuestions = 20;

    /// <summary>A node died while sending: whether it arrived is unknown.</summary>
    /// <param name="isAlive">Whose call still runs on this node.</param>
    public async Task MarkAbandonedAsync(Func<DeliveryId, bool> isAlive, CancellationToken cancel)
    {
        var now = await clock.NowAsync(database, cancel);
        var abandoned = await database.Deliveries.AsNoTracking().Where(d => d.State == DeliveryState.Sending && d.LeaseUntil <= now)
            .Select(d => new Claim(d.Id, d.Fence, d.PostId, d.ChannelId, d.WorkspaceId)).ToListAsync(cancel);
        foreach (var group in abandoned.Where(c => !isAlive(c.Id)).Chunk(64)) await recording.ApplyAsync([.. group.Select(c => new Change.Abandon(c))], cancel);
    }

    public async Task<int> AskAsync(string node, int atMost, CancellationToken cancel)
    {
        var now = await clock.NowAsync(database, cancel);
        var open = await database.Deliveries.AsNoTracking()
            .Where(d => d.State == DeliveryState.Uncertain && d.NotBefore <= now && d.Questions < MostQuestions && (d.LeaseUntil == null || d.LeaseUntil <= now))
            .OrderBy(d => d.NotBefore).Take(atMost).ToListAsync(cancel);
        var asking = new List<Task>();
        foreach (var delivery in open)
        {
            var taken = await database.Deliveries.Where(d => d.Id == delivery.Id && d.Fence == delivery.Fence && d.State == DeliveryState.Uncertain).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Fence, delivery.Fence + 1).SetProperty(d => d.Questions, delivery.Questions + 1).SetProperty(d => d.ClaimedBy, node)
                    .SetProperty(d => d.NotBefore, now + Pause(delivery.Questions)),
                cancel);
            if (taken > 0) asking.Add(AskOneAsync(delivery, new(delivery.Id, delivery.Fence + 1, delivery.PostId, delivery.ChannelId, delivery.WorkspaceId), cancel));
        }

        await Task.WhenAll(asking);
        return asking.Count;
    }

    private async Task AskOneAsync(Delivery delivery, Claim claim, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Enter(delivery.WorkspaceId);
        await scope.ServiceProvider.GetRequiredService<Asking>().AskAsync(delivery, claim, cancel);
    }

    private static TimeSpan Pause(int questions) => TimeSpan.FromSeconds(Math.Min(FirstPause.TotalSeconds * Math.Pow(2, questions), 3600));
}

/// <summary>Asks the network about one delivery.</summary>
internal sealed class Asking(
    AppDbContext database, IChannelLines lines, Statements statements, Packing packing, Recording recording, DeliveryPace pace, IDatabaseClock clock)
{
    public async Task AskAsync(Delivery delivery, Claim claim, CancellationToken cancel)
    {
        if (await lines.OpenAsync(delivery.WorkspaceId, delivery.ChannelId, cancel) is not { Connector: IReadOwnPosts reader } line) return;
        var post = await database.Posts.AsNoTracking().FirstAsync(p => p.Id == delivery.PostId, cancel);
        var content = post.Said();
        if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant) return;
        var statement = await statements.OfAsync(delivery.WorkspaceId, content, variant, line.Channel, delivery.DueAt, cancel);
        // Somebody has rewritten it meanwhile: without a handle, looking for the new text would find nothing of the old one.
        if (statement.Hash != delivery.StatementHash && line.Connector.Network.Idempotency != Idempotency.Handle) return;
        try
        {
            var step = delivery.StepsOut;
            var outgoing = await packing.PackAsync(delivery, statement, content, variant, step, cancel);
            var found = await reader.FindAsync(line.Access, outgoing, delivery.Handle, cancel);
            if (found is not null) await recording.ApplyAsync(new Change.Delivered(claim, step, found, "found", statement.Steps > 1 ? statement.HashOfFirst(step + 1) : null), cancel);
            else if (await MayBelieveAbsenceAsync(delivery, line, cancel)) await recording.ApplyAsync(new Change.End(claim, DeliveryState.Waiting, null, null, null, "absent"), cancel);
        }
        catch (Exception unanswered) when (unanswered is ConnectorException or IOException)
        {
            // The pause is already set; the next round asks again, and the screen offers a person the choice meanwhile.
        }
    }

    // With a handle a second try cannot become a second post. Without one, what is not there yet may still arrive.
    private async Task<bool> MayBelieveAbsenceAsync(Delivery delivery, ChannelLine line, CancellationToken cancel)
    {
        if (line.Connector.Network.Idempotency == Idempotency.Handle) return true;
        var begun = await database.Attempts.Where(a => a.DeliveryId == delivery.Id).MaxAsync(a => (DateTimeOffset?)a.At, cancel);
        return begun is null || clock.Now - begun >= pace.TrustAbsenceAfter;
    }
}
