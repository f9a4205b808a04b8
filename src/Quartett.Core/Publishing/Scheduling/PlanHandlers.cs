using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;

namespace Quartett.Core.Publishing.Scheduling;

internal sealed class PlanPostHandler(Drafts drafts, Moments moments, AppDbContext database, Happenings happenings, TimeProvider clock) : IHandle<PlanPost, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(PlanPost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        if (await database.Deliveries.AnyAsync(d => d.PostId == post.Id && d.State != DeliveryState.Cancelled, cancel)) return new Refusal("post.isScheduled");
        if (command.Local is { } local)
        {
            var at = WallClock.ToInstant(local, await moments.ZoneAsync(command.Workspace, cancel), Fold.First);
            if (!at.Done) return Outcome<Nothing>.Refuse(at.Refusals);
            var notPast = Moments.NotPast(at.Value, clock.GetUtcNow());
            if (!notPast.Done) return Outcome<Nothing>.Refuse(notPast.Refusals);
            post.PlannedAt = at.Value;
        }
        else
        {
            post.PlannedAt = null;
        }

        happenings.Tell("post.planned", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class MovePostHandler(Drafts drafts, Moments moments, AppDbContext database, PostStages stages, Happenings happenings, TimeProvider clock)
    : IHandle<MovePost, DateTimeOffset>
{
    public async Task<Outcome<DateTimeOffset>> HandleAsync(MovePost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        var zone = await moments.ZoneAsync(command.Workspace, cancel);
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        var movable = deliveries.Where(d => d.State is DeliveryState.Waiting or DeliveryState.Held).ToList();
        if (deliveries.Exists(d => d.State is not (DeliveryState.Waiting or DeliveryState.Held or DeliveryState.Cancelled or DeliveryState.Retracted))) return new Refusal("post.onItsWay");
        var time = command.Time ?? (post.PlannedAt is { } planned ? WallClock.ToLocal(planned, zone).TimeOfDay : new LocalTime(9, 0));
        var at = WallClock.ToInstant(command.Day + time, zone, command.Fold);
        if (!at.Done) return at;
        var allowed = Moments.NotPast(at.Value, clock.GetUtcNow());
        if (!allowed.Done) return allowed;
        // Channels planned for different times of the day keep their distance.
        var first = movable.Select(d => (DateTimeOffset?)d.DueAt).Min();
        foreach (var delivery in movable) (delivery.DueAt, delivery.Released) = (at.Value + (delivery.DueAt - first!.Value), false);
        post.PlannedAt = at.Value;
        stages.Settle(post, deliveries);
        happenings.Tell("post.moved", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords), ("at", at.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        return at.Value;
    }
}

internal sealed class UnschedulePostHandler(Drafts drafts, AppDbContext database, PostStages stages, Happenings happenings, TimeProvider clock) : IHandle<UnschedulePost, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(UnschedulePost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        if (deliveries.Exists(d => d.State is DeliveryState.Sending or DeliveryState.Uncertain)) return new Refusal("post.onItsWay");
        foreach (var delivery in deliveries.Where(d => DeliveryStates.May(d.State, DeliveryState.Cancelled))) delivery.End(clock.GetUtcNow());
        post.PlannedAt = null;
        stages.Settle(post, deliveries);
        happenings.Tell("post.unscheduled", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class HoldPostHandler(Drafts drafts, AppDbContext database, PostStages stages, Happenings happenings) : IHandle<HoldPost, int>
{
    public async Task<Outcome<int>> HandleAsync(HoldPost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        // Claimed is not begun: who took it finds it held and leaves it.
        var waiting = deliveries.Where(d => d.State is DeliveryState.Waiting or DeliveryState.Claimed).ToList();
        if (waiting.Count == 0) return new Refusal("post.nothingWaiting");
        foreach (var delivery in waiting) (delivery.State, delivery.HeldReason) = (DeliveryState.Held, HeldReasons.Person);
        stages.Settle(post, deliveries);
        happenings.Tell("post.held", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords));
        return waiting.Count;
    }
}

internal sealed class ReleasePostHandler(Drafts drafts, AppDbContext database, Admission admission, PostStages stages, Happenings happenings, TimeProvider clock) : IHandle<ReleasePost, int>
{
    public async Task<Outcome<int>> HandleAsync(ReleasePost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        var held = deliveries.Where(d => d.State == DeliveryState.Held).ToList();
        if (held.Count == 0) return new Refusal("post.nothingHeld");
        var content = post.Said();
        foreach (var delivery in held)
        {
            if (content.Variants.FirstOrDefault(v => v.Channel == delivery.ChannelId) is not { } variant)
            {
                // Whoever releases agrees to the post as it is now, and it no longer speaks there.
                delivery.End(clock.GetUtcNow());
                continue;
            }

            var admitted = await admission.AskAsync(post, content, variant, actor, cancel);
            if (!admitted.Done) return Outcome<int>.Refuse(admitted.Refusals);
            if (delivery.Contradicts(admitted.Value.Statement)) return new Refusal("delivery.partsChanged", null, delivery.StepsOut);
            (delivery.State, delivery.HeldReason, delivery.StatementHash, delivery.AuthorisedBy, delivery.Released) =
                (DeliveryState.Waiting, null, admitted.Value.Hash, actor.Login!.Value, delivery.DueAt <= clock.GetUtcNow());
        }

        stages.Settle(post, deliveries);
        happenings.Tell("post.released", command.Workspace, post.Id.Value, ("text", content.FirstWords));
        return held.Count;
    }
}
