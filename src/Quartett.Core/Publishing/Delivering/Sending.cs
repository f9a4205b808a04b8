using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Policies;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// Sends one claimed delivery: ask the gate again, pack, record the attempt, call the network, record the outcome.
/// Read it downward; it is the last metre of a post's life.
/// </summary>
internal sealed class Sending(
    AppDbContext database, IUnitOfWork work, IChannelLines lines, Statements statements, Gate gate, Packing packing, Recording recording, TimeProvider clock, ILogger<Sending> log)
{
    // The lease is longer than this, so nobody takes a delivery over while its call still runs.
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan MissedAfter = TimeSpan.FromHours(1);
    private const int MostTries = 12;

    public async Task SendAsync(Claim claim, CancellationToken cancel)
    {
        if (await LoadAsync(claim, cancel) is not { } job) return;
        using var _ = work.Enter(job.Delivery.WorkspaceId);
        if (await StopReasonAsync(job, cancel) is { } reason)
        {
            await recording.EndAsync(claim, DeliveryState.Held, reason, null, null, "", cancel);
            return;
        }

        var variant = job.Content.Variants.First(v => v.Channel == job.Delivery.ChannelId);
        var statement = await statements.OfAsync(job.Delivery.WorkspaceId, job.Content, variant, job.Line!.Channel, job.Delivery.DueAt, cancel);
        var answer = await gate.AskAsync(statement, job.Delivery.AuthorisedBy, job.Delivery.StatementHash, cancel);
        if (!answer.Open)
        {
            await recording.EndAsync(claim, DeliveryState.Held, HeldFor(answer.Reason), null, null, "", cancel);
            return;
        }

        await PublishAsync(claim, job, statement, cancel);
    }

    private async Task PublishAsync(Claim claim, Job job, Statement statement, CancellationToken cancel)
    {
        var connector = (IPublish)job.Line!.Connector;
        OutgoingPost outgoing;
        try
        {
            outgoing = await packing.PackAsync(job.Delivery, statement, job.Content, cancel);
        }
        catch (ConnectorException unfit)
        {
            await recording.EndAsync(claim, DeliveryState.Rejected, null, null, unfit.Failure, "failed", cancel);
            return;
        }
        catch (IOException)
        {
            await recording.EndAsync(claim, DeliveryState.Held, HeldReasons.MediaMissing, null, null, "", cancel);
            return;
        }

        var handle = job.Delivery.Handle ?? connector.ChooseHandle(outgoing, clock);
        if (!await recording.BeginAsync(claim, handle, cancel)) return;
        var network = job.Line.Channel.Network;
        DeliveryMetrics.Begun(network, clock.GetUtcNow() - job.Delivery.DueAt);
        using var activity = DeliveryMetrics.Activities.StartActivity("publish");
        activity?.SetTag("network", network);
        using var limit = new CancellationTokenSource(LongestCall, clock);
        try
        {
            // Once begun a call is finished, even when the host is asked to stop: half a post is worse than a late stop.
            var receipt = await connector.PublishAsync(job.Line.Access, outgoing, handle, limit.Token);
            await recording.DeliveredAsync(claim, receipt, "delivered", CancellationToken.None);
            await lines.RememberAsync(job.Delivery.WorkspaceId, job.Delivery.ChannelId, null, CancellationToken.None);
            DeliveryMetrics.Finished(network, "delivered");
        }
        catch (ConnectorException failed)
        {
            await FailedAsync(claim, job, failed.Failure);
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            log.LogError(unexpected, "Delivery {Delivery} on {Network}: unexpected failure while sending", claim.Id, job.Line.Channel.Network);
            await FailedAsync(claim, job, new(FailureKind.UnknownOutcome, unexpected.GetType().Name));
        }
    }

    private async Task FailedAsync(Claim claim, Job job, ConnectorFailure failure)
    {
        var now = clock.GetUtcNow();
        DeliveryMetrics.Finished(job.Line!.Channel.Network, FailureWords.Of(failure.Kind));
        await lines.RememberAsync(job.Delivery.WorkspaceId, job.Delivery.ChannelId, failure, CancellationToken.None);
        var tries = job.Delivery.Tries + 1;
        (DeliveryState State, string? Reason, DateTimeOffset? NotBefore) end = failure.Kind switch
        {
            FailureKind.UnknownOutcome or FailureKind.Duplicate => (DeliveryState.Uncertain, null, now),
            FailureKind.Validation or FailureKind.PolicyBlocked or FailureKind.Permission or FailureKind.NotFound => (DeliveryState.Rejected, null, null),
            FailureKind.AuthRevoked => (DeliveryState.Held, HeldReasons.ChannelDisconnected, null),
            _ when tries >= MostTries => (DeliveryState.Held, HeldReasons.GaveUp, null),
            FailureKind.RateLimited or FailureKind.QuotaExhausted => (DeliveryState.Waiting, null, failure.Until ?? now.AddMinutes(1)),
            _ => (DeliveryState.Waiting, null, now + Backoff(tries)),
        };
        await recording.EndAsync(claim, end.State, end.Reason, end.NotBefore, failure, end.State == DeliveryState.Uncertain ? "uncertain" : "failed", CancellationToken.None);
    }

    private static TimeSpan Backoff(int tries) => TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, tries - 1), 3600));

    private async Task<Job?> LoadAsync(Claim claim, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var delivery = await database.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Id == claim.Id && d.Fence == claim.Fence, cancel);
        if (delivery is null) return null;
        var post = await database.Posts.AsNoTracking().FirstAsync(p => p.Id == delivery.PostId, cancel);
        return new(delivery, post, post.Said(), await lines.OpenAsync(delivery.WorkspaceId, delivery.ChannelId, cancel));
    }

    private async Task<string?> StopReasonAsync(Job job, CancellationToken cancel)
    {
        if (job.Line is not { Connector: IPublish } line || line.Channel.State == ChannelState.Disconnected) return HeldReasons.ChannelDisconnected;
        if (line.Channel.State == ChannelState.Paused) return HeldReasons.ChannelPaused;
        if (job.Post.DiscardedAt is not null || job.Content.Variants.All(v => v.Channel != job.Delivery.ChannelId)) return HeldReasons.ContentChanged;
        if (!job.Delivery.Released && job.Delivery.Tries == 0 && clock.GetUtcNow() - job.Delivery.DueAt > MissedAfter) return HeldReasons.Missed;
        return (await statements.MissingAsync(job.Delivery.WorkspaceId, job.Content, cancel)).Count > 0 ? HeldReasons.MediaMissing : null;
    }

    private static string HeldFor(string? gateReason) => gateReason switch
    {
        "gate.contentChanged" => HeldReasons.ContentChanged,
        "gate.policyBlocks" => HeldReasons.PolicyBlocks,
        "gate.approvalMissing" => HeldReasons.ApprovalMissing,
        _ => HeldReasons.NotAuthorised,
    };

    private sealed record Job(Delivery Delivery, Post Post, PostContent Content, ChannelLine? Line);
}
