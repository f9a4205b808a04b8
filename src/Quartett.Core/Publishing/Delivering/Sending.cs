using Microsoft.Extensions.Logging;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Channels;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>The last metre of a post's life: record the attempt, call the network, record the outcome.</summary>
internal sealed class Sending(GroupCommit commit, IChannelLines lines, IDeliverySteps steps, IDatabaseClock due, TimeProvider clock, ILogger<Sending> log)
{
    // Nobody may wait for ever on a network that has stopped talking; the outcome is then unknown.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(8);

    // How fresh "last success" is kept on the channel page; writing it for every post would be a commit more.
    private static readonly TimeSpan SuccessStaysFresh = TimeSpan.FromMinutes(1);
    private const int MostTries = 12;

    /// <returns>What the network answered, still to be recorded; <c>null</c> when the claim was no longer ours and nothing was sent.</returns>
    public async Task<Answer?> CallAsync(Parcel parcel)
    {
        if (!await commit.WriteAsync(new Change.Begin(parcel.Claim, parcel.Handle, parcel.Outgoing.Steps))) return null;
        await steps.ReachedAsync(DeliveryStep.Recorded, parcel.Claim.Id, parcel.Outgoing.Step);
        DeliveryMetrics.Begun(parcel.Network, due.Now - parcel.Delivery.DueAt);
        return await AskNetworkAsync(parcel);
    }

    public async Task RecordAsync(Parcel parcel, Answer answer)
    {
        await steps.ReachedAsync(DeliveryStep.Answered, parcel.Claim.Id, parcel.Outgoing.Step);
        if (answer.Receipt is { } receipt) await DeliveredAsync(parcel, receipt);
        else await FailedAsync(parcel, answer.Failure!);
        await steps.ReachedAsync(DeliveryStep.Settled, parcel.Claim.Id, parcel.Outgoing.Step);
    }

    private async Task<Answer> AskNetworkAsync(Parcel parcel)
    {
        using var activity = DeliveryMetrics.Activities.StartActivity("publish");
        activity?.SetTag("network", parcel.Network);
        using var limit = new CancellationTokenSource(LongestCall, clock);
        try
        {
            // Once begun a call is finished, even when the host is asked to stop: half a post is worse than a late stop.
            return new(await ((IPublish)parcel.Line.Connector).PublishAsync(parcel.Line.Access, parcel.Outgoing, parcel.Handle, limit.Token), null);
        }
        catch (ConnectorException failed)
        {
            return new(null, failed.Failure);
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            log.LogError(unexpected, "Delivery {Delivery} on {Network}: unexpected failure while sending", parcel.Claim.Id, parcel.Network);
            return new(null, new(FailureKind.UnknownOutcome, unexpected.GetType().Name));
        }
    }

    private async Task DeliveredAsync(Parcel parcel, DeliveryReceipt receipt)
    {
        var channel = parcel.Line.Channel;
        var wasWell = channel is { RestUntil: null, LastFailure: null, State: ChannelState.Active };
        var isFresh = channel.LastSuccessAt is { } last && clock.GetUtcNow() - last < SuccessStaysFresh;
        await commit.WriteAsync(new Change.Delivered(parcel.Claim, parcel.Outgoing.Step, receipt, "delivered", parcel.OutHash, StampsChannel: wasWell && !isFresh));
        DeliveryMetrics.Finished(parcel.Network, null);
        if (!wasWell) await RememberAsync(parcel, null);
    }

    private async Task FailedAsync(Parcel parcel, ConnectorFailure failure)
    {
        var now = due.Now;
        DeliveryMetrics.Finished(parcel.Network, FailureWords.Of(failure.Kind), failure.Kind is FailureKind.UnknownOutcome or FailureKind.Duplicate);
        // The channel rests before its next delivery can be taken.
        await RememberAsync(parcel, failure);
        var tries = parcel.Delivery.Tries - parcel.Delivery.TriesBefore + 1;
        (DeliveryState State, string? Reason, DateTimeOffset? NotBefore) end = failure.Kind switch
        {
            FailureKind.UnknownOutcome or FailureKind.Duplicate => (DeliveryState.Uncertain, null, now),
            FailureKind.Validation or FailureKind.PolicyBlocked or FailureKind.Permission or FailureKind.NotFound => (DeliveryState.Rejected, null, null),
            FailureKind.AuthRevoked => (DeliveryState.Held, HeldReasons.ChannelDisconnected, null),
            _ when tries >= MostTries => (DeliveryState.Held, HeldReasons.GaveUp, null),
            FailureKind.RateLimited or FailureKind.QuotaExhausted => (DeliveryState.Waiting, null, failure.Until ?? now.AddMinutes(1)),
            _ => (DeliveryState.Waiting, null, now + Backoff(tries)),
        };
        await commit.WriteAsync(new Change.End(parcel.Claim, end.State, end.Reason, end.NotBefore, failure, end.State == DeliveryState.Uncertain ? "uncertain" : "failed"));
    }

    // What the channel's page shows may be a little old; what became of the delivery may not be lost with it.
    private async Task RememberAsync(Parcel parcel, ConnectorFailure? failure)
    {
        try
        {
            await lines.RememberAsync(parcel.Claim.Workspace, parcel.Claim.Channel, failure, CancellationToken.None);
        }
        catch (Exception away) when (away is not OutOfMemoryException)
        {
            log.LogWarning(away, "What channel {Channel} did could not be kept", parcel.Claim.Channel);
        }
    }

    private static TimeSpan Backoff(int tries) => TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, tries - 1), 3600));
}

/// <summary>What the network answered to a call: a receipt, or why not.</summary>
internal sealed record Answer(DeliveryReceipt? Receipt, ConnectorFailure? Failure);
