using System.Globalization;
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
using Quartett.Core.Workspaces;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>A claimed delivery that has passed the gate and lies packed for its network.</summary>
internal sealed record Parcel(Claim Claim, Delivery Delivery, ChannelLine Line, OutgoingPost Outgoing, string? Handle, string? OutHash)
{
    public string Network => Line.Channel.Network;
}

/// <summary>
/// Makes parcels of claimed deliveries: what they need is read for all of them at once, then each passes the gate once
/// more, with the rules, rights and content of this moment. Who does not pass is held.
/// </summary>
internal sealed class Preparing(
    AppDbContext database, IUnitOfWork work, IChannelLines lines, Statements statements, Gate gate, Packing packing, Allowances allowances, Watches watches, IDatabaseClock due, TimeProvider clock, ILogger<Preparing> log)
{
    /// <returns>The parcels, and the ends of those that do not go out.</returns>
    public async Task<(IReadOnlyList<Parcel> Parcels, IReadOnlyList<Change> Stopped)> PrepareAsync(IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        // One connection for the whole group; opening it anew for every question costs more than the questions.
        await database.Database.OpenConnectionAsync(cancel);
        try
        {
            var asked = gate.ForGroup();
            var (parcels, stopped) = (new List<Parcel>(claims.Count), new List<Change>());
            foreach (var job in await LoadAsync(claims, cancel))
            {
                using var _ = work.Enter(job.Claim.Workspace);
                try
                {
                    switch (await PrepareAsync(job, asked, cancel))
                    {
                        case { Parcel: { } parcel }: parcels.Add(parcel); break;
                        case { Stop: { } stop }: stopped.Add(stop); break;
                    }
                }
                catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
                {
                    // The lease runs out and it is taken again; the others of the group are not its fault.
                    log.LogError(broken, "Delivery {Delivery} could not be prepared", job.Claim.Id);
                }
            }

            return (parcels, stopped);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private async Task<(Parcel? Parcel, Change? Stop)> PrepareAsync(Job job, Gate asked, CancellationToken cancel)
    {
        if (await StopReasonAsync(job, cancel) is { } reason) return (null, Held(job, reason));
        var variant = job.Content.Variants.First(v => v.Channel == job.Delivery.ChannelId);
        var statement = await statements.OfAsync(job.Claim.Workspace, job.Content, variant, job.Line!.Channel, job.Delivery.DueAt, cancel);
        var answer = await asked.AskAsync(statement, job.Delivery.AuthorisedBy, job.Delivery.StatementHash, cancel);
        if (!answer.Open) return (null, Held(job, HeldReasons.OfGate(answer.Reason)));
        var delivery = job.Delivery;
        if (delivery.Contradicts(statement)) return (null, Held(job, HeldReasons.PartsChanged));
        if (delivery.StepsOut >= statement.Steps) return (null, new Change.Complete(job.Claim, statement.Steps));
        // What nobody can name nothing can be hung below.
        if (delivery.StepsOut > 0 && delivery.PartsOut() is not [{ RemoteId.Length: > 0 }, ..]) return (null, Held(job, HeldReasons.PartUnknown));
        if (await allowances.AskAsync(job.Line.Channel, cancel) is { } full) return (null, await RestAsync(job, full, cancel));
        return await PackAsync(job, statement, variant, cancel);
    }

    // The channel rests first, so that nothing else of it is taken meanwhile only to be put back.
    private async Task<Change> RestAsync(Job job, UsedUp full, CancellationToken cancel)
    {
        var failure = new ConnectorFailure(FailureKind.QuotaExhausted, string.Create(CultureInfo.InvariantCulture, $"{full.Posts} of {full.Quota.Max} posts are used up; counted here, nothing was sent."), full.Until);
        await lines.RememberAsync(job.Claim.Workspace, job.Claim.Channel, failure, cancel);
        return new Change.End(job.Claim, DeliveryState.Waiting, HeldReasons.Quota, full.Until, null, "");
    }

    private async Task<(Parcel? Parcel, Change? Stop)> PackAsync(Job job, Statement statement, PostVariant variant, CancellationToken cancel)
    {
        var step = job.Delivery.StepsOut;
        try
        {
            var outgoing = await packing.PackAsync(job.Delivery, statement, job.Content, variant, step, cancel);
            var handle = job.Delivery.Handle ?? ((IPublish)job.Line!.Connector).ChooseHandle(outgoing, clock);
            return (new Parcel(job.Claim, job.Delivery, job.Line!, outgoing, handle, statement.Steps > 1 ? statement.HashOfFirst(step + 1) : null), null);
        }
        catch (ConnectorException unfit)
        {
            return (null, new Change.End(job.Claim, DeliveryState.Rejected, null, null, unfit.Failure, "failed"));
        }
        catch (IOException)
        {
            return (null, Held(job, HeldReasons.MediaMissing));
        }
    }

    private async Task<IReadOnlyList<Job>> LoadAsync(IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        var (ids, posts) = (claims.Select(c => c.Id).ToList(), claims.Select(c => c.Post).ToList());
        var deliveries = await database.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        var written = await database.Posts.AsNoTracking().Where(p => posts.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var open = await lines.OpenAsync([.. claims.Select(c => c.Channel)], cancel);
        var ours = claims.Where(c => deliveries.TryGetValue(c.Id, out var d) && d.Fence == c.Fence).ToList();
        var workspaces = ours.Select(c => c.Workspace).Distinct().ToList();
        var patience = await database.Workspaces.AsNoTracking().Where(w => workspaces.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => TimeSpan.FromMinutes(w.MissedAfterMinutes), cancel);
        var missed = await watches.UnkeptAsync([.. ours.Select(c => deliveries[c.Id]).Where(d => IsLong(d, patience[d.WorkspaceId])).Select(d => d.DueAt)], cancel);
        var overtaken = await OvertakenAsync([.. ours.Where(c => written[c.Post].SeriesId is not null).Select(c => c.Id)], cancel);
        var stopped = await database.Set<Hold>().AsNoTracking().Where(h => h.Until == null && workspaces.Contains(h.WorkspaceId)).Select(h => h.WorkspaceId).ToListAsync(cancel);
        return [.. ours.Select(c => new Job(c, deliveries[c.Id], written[c.Post], written[c.Post].Said(), open.GetValueOrDefault(c.Channel), IsLong(deliveries[c.Id], patience[c.Workspace]) && missed.Contains(deliveries[c.Id].DueAt), overtaken.Contains(c.Id), stopped.Contains(c.Workspace)))];
    }

    /// <summary>Of a series only the latest that is due goes out; when several have piled up, nobody wants them one after the other.</summary>
    private async Task<IReadOnlySet<DeliveryId>> OvertakenAsync(List<DeliveryId> ofSeries, CancellationToken cancel)
    {
        if (ofSeries.Count == 0) return new HashSet<DeliveryId>();
        var (now, deliveries, posts) = (due.Now, database.Deliveries.AsNoTracking(), database.Posts.AsNoTracking());
        return (await (from delivery in deliveries
                       where ofSeries.Contains(delivery.Id) && !delivery.Released
                       join post in posts on delivery.PostId equals post.Id
                       where (from later in deliveries
                              join next in posts on later.PostId equals next.Id
                              where next.SeriesId == post.SeriesId && later.ChannelId == delivery.ChannelId && later.State != DeliveryState.Cancelled && later.DueAt > delivery.DueAt && later.DueAt <= now
                              select later).Any()
                       select delivery.Id).ToListAsync(cancel)).ToHashSet();
    }

    // A person let it go on, or it has been tried: then it is late, but not missed.
    private bool IsLong(Delivery delivery, TimeSpan patience) => !delivery.Released && delivery.Tries == 0 && due.Now - delivery.DueAt > patience;

    private async Task<string?> StopReasonAsync(Job job, CancellationToken cancel)
    {
        if (job.Stopped) return HeldReasons.Everything;
        if (job.Line is not { Connector: IPublish } line || line.Channel.State == ChannelState.Disconnected) return HeldReasons.ChannelDisconnected;
        if (line.Channel.State == ChannelState.Paused) return HeldReasons.ChannelPaused;
        if (job.Post.DiscardedAt is not null || job.Content.Variants.All(v => v.Channel != job.Delivery.ChannelId)) return HeldReasons.ContentChanged;
        if (job.Missed) return HeldReasons.Missed;
        if (job.Overtaken) return HeldReasons.Overtaken;
        return (await statements.MissingAsync(job.Claim.Workspace, job.Content, cancel)).Count > 0 ? HeldReasons.MediaMissing : null;
    }

    private static Change.End Held(Job job, string reason) => new(job.Claim, DeliveryState.Held, reason, null, null, "");

    private sealed record Job(Claim Claim, Delivery Delivery, Post Post, PostContent Content, ChannelLine? Line, bool Missed, bool Overtaken, bool Stopped);
}
