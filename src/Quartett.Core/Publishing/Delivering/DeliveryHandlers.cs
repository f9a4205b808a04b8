using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
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
        (delivery.State, delivery.HeldReason, delivery.NotBefore, delivery.Released, delivery.Questions) = (DeliveryState.Waiting, null, null, true, 0);
        (delivery.StatementHash, delivery.AuthorisedBy) = (admitted.Value.Hash, actor.Login!.Value);
        if (delivery.DueAt < clock.GetUtcNow()) delivery.DueAt = clock.GetUtcNow();
        stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
        happenings.Tell("delivery.retried", command.Workspace, post.Id.Value, ("text", content.FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class SettleUncertainHandler(AppDbContext database, PostStages stages, Happenings happenings, TimeProvider clock) : IHandle<SettleUncertain, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SettleUncertain command, Actor actor, CancellationToken cancel)
    {
        if (await database.DeliveryAloneAsync(command.Delivery, cancel) is not var (delivery, post)) return new Refusal("kernel.notFound");
        if (delivery.State != DeliveryState.Uncertain) return new Refusal("delivery.notUncertain");
        (delivery.State, delivery.DeliveredAt, delivery.Released) = command.Settlement switch
        {
            Settlement.ItIsThere => (DeliveryState.Delivered, (DateTimeOffset?)clock.GetUtcNow(), delivery.Released),
            Settlement.SendAgain => (DeliveryState.Waiting, null, true),
            _ => (DeliveryState.Cancelled, null, delivery.Released),
        };
        delivery.Fence++;
        (delivery.NotBefore, delivery.Questions) = (null, 0);
        var attempt = await database.Attempts.Where(a => a.DeliveryId == delivery.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);
        if (attempt is not null) (attempt.Outcome, attempt.EndedAt) = ("decided", clock.GetUtcNow());
        stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
        happenings.Tell("delivery.settledByPerson", command.Workspace, post.Id.Value, ("decision", command.Settlement.ToString()));
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
        var ids = await database.Deliveries.AsNoTracking().Where(d => d.PostId == command.Post && d.State == DeliveryState.Delivered).Select(d => d.Id).ToListAsync(cancel);
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
        if (delivery.State != DeliveryState.Delivered || delivery.Receipt is null) return new Refusal("delivery.notPublic");
        if (await lines.OpenAsync(workspace, delivery.ChannelId, cancel) is not { } line) return new Refusal("channel.gone");
        if (line.Connector is not IRetract connector) return new Refusal("delivery.cannotRetract", null, line.Channel.NetworkName);
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
                row.State = DeliveryState.Retracted;
                stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
                happenings.Tell("delivery.retracted", workspace, post.Id.Value, ("channel", line.Channel.Name), ("permalink", row.Permalink ?? ""));
                return Nothing.AtAll;
            },
            actor,
            cancel);
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
        DeliveryReceipt receipt;
        try
        {
            receipt = await connector.EditAsync(line.Access, await packing.PackAsync(delivery, statement, content, cancel), StoredJson.Read<DeliveryReceipt>(delivery.Receipt), cancel);
        }
        catch (ConnectorException failed)
        {
            return new Refusal($"failure.{failed.Failure.Kind}", null, line.Channel.NetworkName, failed.Failure.Detail, "");
        }

        return await commit.RunAsync<Outcome<Nothing>>(
            async () =>
            {
                var row = await database.Deliveries.FirstAsync(d => d.Id == command.Delivery, cancel);
                (row.Receipt, row.Permalink) = (StoredJson.Write(receipt), receipt.Permalink?.AbsoluteUri);
                (row.StatementHash, row.AuthorisedBy) = (statement.Hash, actor.Login!.Value);
                happenings.Tell("delivery.updated", command.Workspace, post.Id.Value, ("channel", line.Channel.Name));
                return Nothing.AtAll;
            },
            actor,
            cancel);
    }
}
