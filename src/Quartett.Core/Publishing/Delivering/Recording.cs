using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// Writes what happens to deliveries in one durable commit, each change only for whoever still holds the claim: a
/// result that comes with an old fencing number changes nothing.
/// </summary>
internal sealed class Recording(AppDbContext database, IUnitOfWork work, Happenings happenings, PostStages stages, DeliveryPace pace, IDatabaseClock clock)
{
    /// <returns>For each change whether it was made.</returns>
    public async Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        return await work.InTransactionAsync(
            async () =>
            {
                database.ChangeTracker.Clear();
                happenings.Clear();
                var posts = changes.Select(c => c.Claim.Post).Distinct().ToList();
                await database.LockPostsAsync(posts, cancel);
                var rows = await database.Deliveries.Where(d => posts.Contains(d.PostId)).ToListAsync(cancel);
                var attempts = await LastAttemptsAsync(changes, cancel);
                var made = changes.Select(change => Make(change, rows.Find(d => d.Id == change.Claim.Id), attempts.GetValueOrDefault(change.Claim.Id))).ToList();
                if (!made.Contains(true)) return ((IReadOnlyList<bool>)made, false);
                await SettlePostsAsync(posts, rows, cancel);
                await database.StampSuccessAsync([.. changes.Zip(made).Where(c => c.Second && c.First is Change.Delivered { StampsChannel: true }).Select(c => c.First.Claim.Channel).Distinct()], clock.Now, cancel);
                // In one order for everybody, so that two groups never wait for each other's chain.
                await work.RecordAsync([.. happenings.All.OrderBy(h => h.Workspace?.Value)], Actor.Clock, cancel);
                return (made, true);
            },
            cancel);
    }

    public async Task<bool> ApplyAsync(Change change, CancellationToken cancel) => (await ApplyAsync([change], cancel))[0];

    private bool Make(Change change, Delivery? delivery, Attempt? attempt)
    {
        if (delivery is null || delivery.Fence != change.Claim.Fence) return false;
        switch (change)
        {
            case Change.Begin begin when delivery.State == DeliveryState.Claimed:
                Begin(delivery, begin);
                return true;
            case Change.Delivered delivered when delivery.State is DeliveryState.Sending or DeliveryState.Uncertain && delivery.StepsOut == delivered.Step:
                Deliver(delivery, delivered);
                Close(attempt, delivered.How, null);
                return true;
            case Change.Complete complete when delivery.State == DeliveryState.Claimed:
                delivery.Steps = complete.Steps;
                delivery.End(clock.Now);
                Tell(delivery, "delivered", ("permalink", delivery.Permalink ?? ""));
                return true;
            case Change.End end when DeliveryStates.May(delivery.State, end.State):
                (delivery.State, delivery.HeldReason, delivery.NotBefore, delivery.LeaseUntil) = (end.State, end.Reason, end.NotBefore, null);
                if (end.Outcome.Length > 0) Close(attempt, end.Outcome, end.Failure);
                if (end.State is DeliveryState.Rejected or DeliveryState.Held or DeliveryState.Uncertain)
                    Tell(delivery, end.State.Word(), ("reason", end.Reason ?? end.Failure?.Kind.ToString() ?? ""));
                return true;
            case Change.Abandon when delivery.State == DeliveryState.Sending:
                (delivery.State, delivery.NotBefore, delivery.LeaseUntil) = (DeliveryState.Uncertain, clock.Now, null);
                delivery.Fence++;
                Close(attempt, "uncertain", new(FailureKind.UnknownOutcome, "The node that was sending it ended."));
                Tell(delivery, DeliveryState.Uncertain.Word(), ("reason", nameof(FailureKind.UnknownOutcome)));
                return true;
            default:
                return false;
        }
    }

    private void Begin(Delivery delivery, Change.Begin begin)
    {
        (delivery.State, delivery.HeldReason) = (DeliveryState.Sending, null);
        delivery.Handle ??= begin.Handle;
        delivery.Steps = begin.Steps;
        delivery.Tries++;
        delivery.LeaseUntil = clock.Now + pace.Lease;
        database.Add(new Attempt
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = delivery.WorkspaceId,
            DeliveryId = delivery.Id,
            ChannelId = delivery.ChannelId,
            Number = delivery.Tries,
            Step = delivery.StepsOut,
            At = clock.Now,
            Handle = delivery.Handle,
            Outcome = "begun",
        });
    }

    private void Deliver(Delivery delivery, Change.Delivered delivered)
    {
        delivery.Take(delivered.Receipt, delivered.OutHash);
        if (delivery.StepsOut < delivery.Steps)
        {
            // The next part takes the whole way again: gate, rights, content, rests.
            delivery.State = DeliveryState.Waiting;
            return;
        }

        (delivery.State, delivery.DeliveredAt) = (DeliveryState.Delivered, clock.Now);
        Tell(delivery, "delivered", ("permalink", delivery.Permalink ?? ""));
    }

    private void Tell(Delivery delivery, string what, (string Key, string Value) detail) =>
        happenings.Tell($"delivery.{what}", delivery.WorkspaceId, delivery.PostId.Value, detail, ("channel", delivery.ChannelId.ToString()));

    private void Close(Attempt? attempt, string outcome, ConnectorFailure? failure)
    {
        if (attempt is null) return;
        (attempt.EndedAt, attempt.Outcome) = (clock.Now, outcome);
        if (failure is null) return;
        attempt.Failure = FailureWords.Of(failure.Kind);
        attempt.Detail = StorableText.Of(failure.Detail.Length > 500 ? failure.Detail[..500] : failure.Detail);
    }

    private async Task<Dictionary<DeliveryId, Attempt>> LastAttemptsAsync(IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        var ended = changes.Where(c => c is not Change.Begin).Select(c => c.Claim.Id).ToList();
        if (ended.Count == 0) return [];
        var attempts = await database.Attempts.Where(a => ended.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync(cancel);
        return attempts.GroupBy(a => a.DeliveryId).ToDictionary(g => g.Key, g => g.Last());
    }

    private async Task SettlePostsAsync(List<PostId> ids, List<Delivery> rows, CancellationToken cancel)
    {
        var known = await database.Posts.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Stage, Discarded = p.DiscardedAt != null }).ToListAsync(cancel);
        var byPost = rows.ToLookup(d => d.PostId);
        foreach (var moved in known.Select(p => (p.Id, p.Stage, To: stages.Of(p.Discarded, [.. byPost[p.Id]]))).Where(p => p.Stage != p.To).GroupBy(p => p.To, p => p.Id))
        {
            var these = moved.ToList();
            await database.Posts.Where(p => these.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.Stage, moved.Key), cancel);
        }
    }
}

/// <summary>The closed list as outsiders read it: <c>rate_limited</c>, <c>auth_revoked</c> …</summary>
internal static class FailureWords
{
    public static string Of(FailureKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
