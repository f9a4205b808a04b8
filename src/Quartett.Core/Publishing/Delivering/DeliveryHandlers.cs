using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing.Delivering;

internal sealed class RetryDeliveryHandler(AppDbContext database, Admission admission, PostStages stages, Happenings happenings, TimeProvider clock) : IHandle<RetryDelivery, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(RetryDelivery command, Actor actor, CancellationToken cancel)
    {
        if (await database.DeliveryAloneAsync(command.Delivery, cancel) is not var (delivery, post)) return new Refusal("kernel.notFound");
        if (delivery.State is not (DeliveryState.Rejected or DeliveryState.Held)) return new Refusal("delivery.notRetryable");
        var content = post.Said();
        if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant) return new Refusal("post.noChannel", "variants");
        var admitted = await admission.AskAsync(post, content, variant, actor, cancel);
        if (!admitted.Done) return Outcome<Nothing>.Refuse(admitted.Refusals);
        if (delivery.Contradicts(admitted.Value.Statement)) return new Refusal("delivery.partsChanged", null, delivery.StepsOut);
        (delivery.State, delivery.HeldReason, delivery.NotBefore, delivery.Released, delivery.Questions) = (DeliveryState.Waiting, null, null, true, 0);
        (delivery.StatementHash, delivery.AuthorisedBy) = (admitted.Value.Hash, actor.Login!.Value);
        if (delivery.DueAt < clock.GetUtcNow()) delivery.DueAt = clock.GetUtcNow();
        stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
        happenings.Tell("delivery.retried", command.Workspace, post.Id.Value, ("text", content.FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class SettleUncertainHandler(AppDbContext database, ChannelList channels, Statements statements, PostStages stages, Happenings happenings, TimeProvider clock) : IHandle<SettleUncertain, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SettleUncertain command, Actor actor, CancellationToken cancel)
    {
        if (await database.DeliveryAloneAsync(command.Delivery, cancel) is not var (delivery, post)) return new Refusal("kernel.notFound");
        if (delivery.State != DeliveryState.Uncertain) return new Refusal("delivery.notUncertain");
        switch (command.Settlement)
        {
            case Settlement.ItIsThere when delivery.Steps == 1:
                (delivery.State, delivery.DeliveredAt, delivery.StepsOut) = (DeliveryState.Delivered, clock.GetUtcNow(), 1);
                break;
            case Settlement.ItIsThere:
                delivery.Take(new("", null, [new("", null)]), await OutHashAsync(delivery, post, cancel));
                (delivery.State, delivery.Released) = (DeliveryState.Waiting, true);
                if (delivery.StepsOut >= delivery.Steps) delivery.End(clock.GetUtcNow());
                break;
            case Settlement.SendAgain:
                (delivery.State, delivery.Released) = (DeliveryState.Waiting, true);
                break;
            default:
                delivery.End(clock.GetUtcNow());
                break;
        }

        delivery.Fence++;
        (delivery.NotBefore, delivery.Questions) = (null, 0);
        var attempt = await database.Attempts.Where(a => a.DeliveryId == delivery.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);
        if (attempt is not null) (attempt.Outcome, attempt.EndedAt) = ("decided", clock.GetUtcNow());
        stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
        happenings.Tell("delivery.settledByPerson", command.Workspace, post.Id.Value, ("decision", command.Settlement.ToString()));
        return Nothing.AtAll;
    }

    private async Task<string?> OutHashAsync(Delivery delivery, Post post, CancellationToken cancel)
    {
        var content = post.Said();
        if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant || await channels.FindAsync(delivery.ChannelId, cancel) is not { } channel) return delivery.OutHash;
        return (await statements.OfAsync(post.WorkspaceId, content, variant, channel, null, cancel)).HashOfFirst(delivery.StepsOut + 1);
    }
}

internal sealed class LeaveInPartHandler(AppDbContext database, PostStages stages, Happenings happenings, TimeProvider clock) : IHandle<LeaveInPart, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(LeaveInPart command, Actor actor, CancellationToken cancel)
    {
        if (await database.DeliveryAloneAsync(command.Delivery, cancel) is not var (delivery, post)) return new Refusal("kernel.notFound");
        if (!delivery.IsInPart || delivery.State is not (DeliveryState.Waiting or DeliveryState.Held or DeliveryState.Rejected)) return new Refusal("delivery.notInPart");
        delivery.End(clock.GetUtcNow());
        delivery.Fence++;
        stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
        happenings.Tell(
            "delivery.leftInPart", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords),
            ("out", delivery.StepsOut.ToString(CultureInfo.InvariantCulture)), ("of", delivery.Steps.ToString(CultureInfo.InvariantCulture)));
        return Nothing.AtAll;
    }
}

internal sealed class RetractDeliveryHandler(Retracting retracting) : IHandle<RetractDelivery, Nothing>
{
    public Task<Outcome<Nothing>> HandleAsync(RetractDelivery command, Actor actor, CancellationToken cancel) =>
        retracting.RetractAsync(command.Workspace, command.Delivery, actor, cancel);
}

internal sealed class RetractPostHandler(AppDbContext database, Retracting retracting) : IHandle<RetractPost, int>
{
    public async Task<Outcome<int>> HandleAsync(RetractPost command, Actor actor, CancellationToken cancel)
    {
        if (!await database.Posts.AnyAsync(p => p.Id == command.Post, cancel)) return new Refusal("kernel.notFound");
        var ids = await database.Deliveries.AsNoTracking().Where(d => d.PostId == command.Post && (d.State == DeliveryState.Delivered
            || (d.StepsOut > 0 && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Held || d.State == DeliveryState.Rejected)))).Select(d => d.Id).ToListAsync(cancel);
        if (ids.Count == 0) return new Refusal("post.nothingPublic");
        foreach (var id in ids)
        {
            var one = await retracting.RetractAsync(command.Workspace, id, actor, cancel);
            if (!one.Done) return Outcome<int>.Refuse(one.Refusals);
        }

        return ids.Count;
    }
}

/// <summary>Deletes on the network first; only then does our record say so.</summary>
internal sealed class Retracting(AppDbContext database, IChannelLines lines, ShortCommit commit, PostStages stages, Happenings happenings)
{
    public async Task<Outcome<Nothing>> RetractAsync(WorkspaceId workspace, DeliveryId id, Actor actor, CancellationToken cancel)
    {
        var delivery = await database.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancel);
        if (delivery is null) return new Refusal("kernel.notFound");
        if (!IsPublic(delivery) || delivery.Receipt is null) return new Refusal("delivery.notPublic");
        if (delivery.PartsOut().Any(part => part.RemoteId.Length == 0)) return new Refusal("delivery.partUnknown");
        if (await lines.OpenAsync(workspace, delivery.ChannelId, cancel) is not { } line) return new Refusal("channel.gone");
        if (line.Connector is not IRetract connector) return new Refusal("delivery.cannotRetract", null, line.Channel.NetworkName);
        // Nobody may hang another part below what is being taken away.
        if (delivery.State == DeliveryState.Waiting && !await StopAsync(id, actor, cancel)) return new Refusal("post.onItsWay");
        try
        {
            await connector.RetractAsync(line.Access, StoredJson.Read<DeliveryReceipt>(delivery.Receipt), cancel);
        }
        catch (ConnectorException failed)
        {
            return new Refusal($"failure.{failed.Failure.Kind}", null, line.Channel.NetworkName, failed.Failure.Detail, "");
        }

        return await commit.RunAsync<Outcome<Nothing>>(
            async () =>
            {
                if (await database.DeliveryAloneAsync(id, cancel) is not var (row, post)) return new Refusal("kernel.notFound");
                (row.State, row.HeldReason) = (DeliveryState.Retracted, null);
                stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
                happenings.Tell("delivery.retracted", workspace, post.Id.Value, ("channel", line.Channel.Name), ("permalink", row.Permalink ?? ""));
                return Nothing.AtAll;
            },
            actor,
            cancel);
    }

    private static bool IsPublic(Delivery delivery) =>
        delivery.State == DeliveryState.Delivered || (delivery.StepsOut > 0 && delivery.State is DeliveryState.Waiting or DeliveryState.Held or DeliveryState.Rejected);

    private async Task<bool> StopAsync(DeliveryId id, Actor actor, CancellationToken cancel)
    {
        var stopped = await commit.RunAsync<Outcome<Nothing>>(
            async () =>
            {
                if (await database.DeliveryAloneAsync(id, cancel) is not var (row, post)) return new Refusal("kernel.notFound");
                if (row.State != DeliveryState.Waiting) return new Refusal("post.onItsWay");
                (row.State, row.HeldReason) = (DeliveryState.Held, HeldReasons.Person);
                row.Fence++;
                stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
                return Nothing.AtAll;
            },
            actor,
            cancel);
        return stopped.Done;
    }
}

internal sealed class UpdateDeliveredHandler(
    AppDbContext database, IChannelLines lines, Admission admission, Statements statements, Packing packing, ShortCommit commit, Happenings happenings) : IHandle<UpdateDelivered, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(UpdateDelivered command, Actor actor, CancellationToken cancel)
    {
        var delivery = await database.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Id == command.Delivery, cancel);
        if (delivery is null) return new Refusal("kernel.notFound");
        if (delivery.State != DeliveryState.Delivered || delivery.Receipt is null) return new Refusal("delivery.notPublic");
        if (await lines.OpenAsync(command.Workspace, delivery.ChannelId, cancel) is not { } line) return new Refusal("channel.gone");
        if (await database.Set<Hold>().AnyAsync(h => h.Until == null, cancel)) return new Refusal("deliveries.held");
        if (line.Connector is not IEdit connector) return new Refusal("delivery.cannotEdit", null, line.Channel.NetworkName);
        var post = await database.Posts.AsNoTracking().FirstAsync(p => p.Id == delivery.PostId, cancel);
        var content = post.Said();
        if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant) return new Refusal("post.noChannel", "variants");
        // The same gate as for the first publication: a change in public is a publication.
        var admitted = await admission.AskAsync(post, content, variant, actor, cancel);
        if (!admitted.Done) return Outcome<Nothing>.Refuse(admitted.Refusals);
        var statement = await statements.OfAsync(command.Workspace, content, variant, line.Channel, delivery.DueAt, cancel);
        var there = delivery.PartsOut();
        if (there.Any(part => part.RemoteId.Length == 0)) return new Refusal("delivery.partUnknown");
        if (there.Count != statement.Steps) return new Refusal("delivery.partsDiffer", null, there.Count, statement.Steps);
        var parts = new List<ReceiptPart>();
        try
        {
            for (var step = 0; step < there.Count; step++)
            {
                var one = await connector.EditAsync(
                    line.Access, await packing.PackAsync(delivery, statement, content, variant, step, cancel), new(there[step].RemoteId, there[step].Permalink, [there[step]]), cancel);
                parts.Add(Delivery.PartOf(one));
            }
        }
        catch (ConnectorException failed)
        {
            return new Refusal($"failure.{failed.Failure.Kind}", null, line.Channel.NetworkName, failed.Failure.Detail, "");
        }

        return await commit.RunAsync<Outcome<Nothing>>(
            async () =>
            {
                var row = await database.Deliveries.FirstAsync(d => d.Id == command.Delivery, cancel);
                (row.Receipt, row.Permalink) = (StoredJson.Write(new DeliveryReceipt(parts[0].RemoteId, parts[0].Permalink, parts)), parts[0].Permalink?.AbsoluteUri);
                row.OutHash = parts.Count > 1 ? statement.Hash : null;
                (row.StatementHash, row.AuthorisedBy) = (statement.Hash, actor.Login!.Value);
                happenings.Tell("delivery.updated", command.Workspace, post.Id.Value, ("channel", line.Channel.Name));
                return Nothing.AtAll;
            },
            actor,
            cancel);
    }
}
