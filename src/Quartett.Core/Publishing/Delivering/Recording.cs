using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// Writes what happens to a delivery, each step in one durable commit, and only for whoever still holds the claim:
/// a result that comes with an old fencing number changes nothing.
/// </summary>
internal sealed class Recording(AppDbContext database, IUnitOfWork work, Happenings happenings, PostStages stages, TimeProvider clock)
{
    /// <summary>Commits that the call begins now. Nothing may leave before this returns true.</summary>
    public Task<bool> BeginAsync(Claim claim, string? handle, CancellationToken cancel) => ChangeAsync(
        claim,
        DeliveryState.Claimed,
        delivery =>
        {
            delivery.State = DeliveryState.Sending;
            delivery.Handle ??= handle;
            delivery.Tries++;
            delivery.LeaseUntil = clock.GetUtcNow() + Claims.Lease;
            database.Add(new Attempt
            {
                Id = Guid.CreateVersion7(),
                WorkspaceId = delivery.WorkspaceId,
                DeliveryId = delivery.Id,
                Number = delivery.Tries,
                At = clock.GetUtcNow(),
                Handle = delivery.Handle,
                Outcome = "begun",
            });
        },
        cancel);

    public Task<bool> DeliveredAsync(Claim claim, DeliveryReceipt receipt, string how, CancellationToken cancel) => ChangeAsync(
        claim,
        null,
        delivery =>
        {
            Deliver(delivery, receipt);
            happenings.Tell("delivery.delivered", delivery.WorkspaceId, delivery.PostId.Value, ("permalink", delivery.Permalink ?? ""), ("channel", delivery.ChannelId.ToString()));
        },
        cancel,
        new End(how, null));

    public Task<bool> EndAsync(Claim claim, DeliveryState state, string? reason, DateTimeOffset? notBefore, ConnectorFailure? failure, string outcome, CancellationToken cancel) => ChangeAsync(
        claim,
        null,
        delivery =>
        {
            if (!DeliveryStates.May(delivery.State, state)) throw new InvalidOperationException($"{delivery.State} → {state}");
            (delivery.State, delivery.HeldReason, delivery.NotBefore, delivery.LeaseUntil) = (state, reason, notBefore, null);
            if (state is DeliveryState.Rejected or DeliveryState.Held or DeliveryState.Uncertain)
                happenings.Tell($"delivery.{state.Word()}", delivery.WorkspaceId, delivery.PostId.Value, ("reason", reason ?? failure?.Kind.ToString() ?? ""), ("channel", delivery.ChannelId.ToString()));
        },
        cancel,
        failure is null && outcome.Length == 0 ? null : new End(outcome, failure));

    /// <summary>Nobody answers for the call any more; whoever still made it comes too late with the result.</summary>
    public Task<bool> AbandonAsync(Claim claim, CancellationToken cancel) => ChangeAsync(
        claim,
        DeliveryState.Sending,
        delivery =>
        {
            (delivery.State, delivery.NotBefore, delivery.LeaseUntil) = (DeliveryState.Uncertain, clock.GetUtcNow(), null);
            delivery.Fence++;
            happenings.Tell("delivery.uncertain", delivery.WorkspaceId, delivery.PostId.Value, ("reason", nameof(FailureKind.UnknownOutcome)), ("channel", delivery.ChannelId.ToString()));
        },
        cancel,
        new End("uncertain", new(FailureKind.UnknownOutcome, "The node that was sending it ended.")));

    private void Deliver(Delivery delivery, DeliveryReceipt receipt)
    {
        delivery.State = DeliveryState.Delivered;
        delivery.DeliveredAt = clock.GetUtcNow();
        delivery.Permalink = receipt.Permalink?.AbsoluteUri;
        delivery.Receipt = StoredJson.Write(receipt);
        (delivery.LeaseUntil, delivery.NotBefore, delivery.HeldReason) = (null, null, null);
    }

    private sealed record End(string Outcome, ConnectorFailure? Failure);

    private async Task<bool> ChangeAsync(Claim claim, DeliveryState? expected, Action<Delivery> change, CancellationToken cancel, End? end = null) =>
        await work.InTransactionAsync(
            async () =>
            {
                database.ChangeTracker.Clear();
                happenings.Clear();
                var of = await database.Deliveries.Where(d => d.Id == claim.Id).Select(d => (PostId?)d.PostId).FirstOrDefaultAsync(cancel);
                if (of is not { } id || await database.PostAloneAsync(id, cancel) is not { } post) return (false, false);
                var delivery = await database.Deliveries.FirstOrDefaultAsync(d => d.Id == claim.Id, cancel);
                if (delivery is null || delivery.Fence != claim.Fence || (expected is { } state && delivery.State != state)) return (false, false);
                change(delivery);
                if (end is not null) await CloseAttemptAsync(delivery, end, cancel);
                var all = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
                stages.Settle(post, all);
                await work.RecordAsync(happenings.All, Actor.Clock, cancel);
                return (true, true);
            },
            cancel);

    private async Task CloseAttemptAsync(Delivery delivery, End end, CancellationToken cancel)
    {
        var attempt = await database.Attempts.Where(a => a.DeliveryId == delivery.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);
        if (attempt is null) return;
        attempt.EndedAt = clock.GetUtcNow();
        attempt.Outcome = end.Outcome;
        if (end.Failure is not { } failure) return;
        attempt.Failure = FailureWords.Of(failure.Kind);
        attempt.Detail = StorableText.Of(failure.Detail.Length > 500 ? failure.Detail[..500] : failure.Detail);
    }
}

/// <summary>The closed list as outsiders read it: <c>rate_limited</c>, <c>auth_revoked</c> …</summary>
internal static class FailureWords
{
    public static string Of(FailureKind kind) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
