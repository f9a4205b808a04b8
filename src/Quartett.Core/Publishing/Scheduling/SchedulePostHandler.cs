using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Publishing.Scheduling;

internal sealed class SchedulePostHandler(
    AppDbContext database, Drafts drafts, Moments moments, Admission admission, PostStages stages, Happenings happenings)
    : IHandle<SchedulePost, IReadOnlyList<PlannedDelivery>>
{
    public async Task<Outcome<IReadOnlyList<PlannedDelivery>>> HandleAsync(SchedulePost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        if (post.DiscardedAt is not null) return new Refusal("post.discarded");
        if (command.Revision is { } seen && seen != post.Revision)
            return new Refusal("post.conflict", null, post.ChangedByName, post.ChangedAt.ToString("O", CultureInfo.InvariantCulture), post.Revision);

        var content = post.Said();
        var chosen = content.Variants.Where(v => command.Channels?.Contains(v.Channel) ?? true).ToList();
        if (chosen.Count == 0) return new Refusal("post.noChannel", "variants");
        var existing = await database.Deliveries.Where(d => d.PostId == post.Id && d.State != DeliveryState.Cancelled && d.State != DeliveryState.Retracted).ToListAsync(cancel);

        var refusals = new List<Refusal>();
        var planned = new List<Delivery>();
        foreach (var variant in chosen)
        {
            var before = existing.Find(d => d.ChannelId == variant.Channel);
            if (before is { State: DeliveryState.Delivered or DeliveryState.Claimed or DeliveryState.Sending or DeliveryState.Uncertain }) continue;
            var admitted = await admission.AskAsync(post, content, variant, actor, cancel);
            if (!admitted.Done)
            {
                refusals.AddRange(admitted.Refusals);
                continue;
            }

            var due = await moments.ResolveAsync(post, command.When, admitted.Value.Channel, cancel);
            if (!due.Done)
            {
                refusals.AddRange(due.Refusals);
                continue;
            }

            if (before?.Contradicts(admitted.Value.Statement) == true)
            {
                refusals.Add(new("delivery.partsChanged", null, before.StepsOut));
                continue;
            }

            planned.Add(Plan(post, variant, before, due.Value, admitted.Value.Statement, actor.Login!.Value));
        }

        if (refusals.Count > 0) return Outcome<IReadOnlyList<PlannedDelivery>>.Refuse(refusals);
        if (planned.Count == 0) return new Refusal("post.alreadyOut");
        stages.Settle(post, [.. existing.Union(planned)]);
        happenings.Tell("post.scheduled", command.Workspace, post.Id.Value, ("text", content.FirstWords), ("at", planned.Min(d => d.DueAt).ToString("O", CultureInfo.InvariantCulture)), ("channels", planned.Count.ToString(CultureInfo.InvariantCulture)));
        return planned.ConvertAll(d => new PlannedDelivery(d.Id, d.ChannelId, d.DueAt));
    }

    private Delivery Plan(Post post, PostVariant variant, Delivery? before, DateTimeOffset due, Policies.Statement statement, LoginId person)
    {
        if (before is not null)
        {
            // Sent anew after a refusal: the handle stays, so that the network can still recognise the post.
            (before.State, before.DueAt, before.StatementHash, before.AuthorisedBy, before.HeldReason, before.NotBefore, before.Released) = (DeliveryState.Waiting, due, statement.Hash, person, null, null, false);
            before.Steps = statement.Steps;
            return before;
        }

        var delivery = new Delivery
        {
            Id = DeliveryId.New(),
            WorkspaceId = post.WorkspaceId,
            PostId = post.Id,
            ChannelId = variant.Channel,
            State = DeliveryState.Waiting,
            DueAt = due,
            StatementHash = statement.Hash,
            Steps = statement.Steps,
            AuthorisedBy = person,
        };
        database.Add(delivery);
        return delivery;
    }
}

/// <summary>The gate as scheduling sees it: per channel either the sealed content or every reason.</summary>
internal sealed class Admission(ChannelList channels, Statements statements, Gate gate)
{
    public async Task<Outcome<Admitted>> AskAsync(Post post, PostContent content, PostVariant variant, Actor actor, CancellationToken cancel)
    {
        if (await channels.FindAsync(variant.Channel, cancel) is not { Removed: false } channel) return new Refusal("channel.gone", "variants");
        if (channel.State == ChannelState.Disconnected) return new Refusal("channel.disconnected", "variants", channel.Name);
        if ((await statements.MissingAsync(post.WorkspaceId, content, cancel)).Count > 0) return new Refusal("post.mediaMissing", "images");
        var statement = await statements.OfAsync(post.WorkspaceId, content, variant, channel, null, cancel);
        var answer = await gate.AskAsync(statement, actor.Login!.Value, null, cancel);
        if (answer.Open) return new Admitted(channel, statement);
        if (answer.Reason != "gate.policyBlocks") return new Refusal(answer.Reason!, null, channel.Name, CourseNames.Of(answer.Courses, actor.Language));
        return Outcome<Admitted>.Refuse([.. answer.Verdict.Findings.Where(f => f.Severity == Policies.Severity.Block)
            .Select(f => new Refusal(f.Code, f.Field, [.. f.Args, channel.Name]))]);
    }

    /// <returns>Every reason of every channel; empty when all let it through.</returns>
    public async Task<IReadOnlyList<Refusal>> AskAllAsync(Post post, PostContent content, Actor actor, CancellationToken cancel)
    {
        var refusals = new List<Refusal>();
        foreach (var variant in content.Variants) refusals.AddRange((await AskAsync(post, content, variant, actor, cancel)).Refusals);
        return refusals;
    }
}

internal sealed record Admitted(ChannelView Channel, Policies.Statement Statement)
{
    public string Hash => Statement.Hash;
}

/// <summary>Turns what a person means by "when" into an instant.</summary>
internal sealed class Moments(AppDbContext database, FreeSlots slots, TimeProvider clock)
{
    // Between choosing "in a minute" and pressing the button a moment may pass.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public async Task<DateTimeZone> ZoneAsync(WorkspaceId workspace, CancellationToken cancel) =>
        WallClock.Zone(await database.Workspaces.Where(w => w.Id == workspace).Select(w => w.TimeZone).SingleAsync(cancel));

    public async Task<Outcome<DateTimeOffset>> ResolveAsync(Post post, Moment moment, ChannelView channel, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var zone = await ZoneAsync(post.WorkspaceId, cancel);
        switch (moment)
        {
            case Moment.Now:
                return now;
            case Moment.At at:
                return NotPast(at.Instant.ToUniversalTime(), now);
            case Moment.OnTheClock local:
                return OnTheClock(local.Local, local.Fold, zone, now);
            case Moment.InSlot chosen:
                var slotted = OnTheClock(chosen.Local, chosen.Fold, zone, now);
                return slotted.Done && await slots.IsTakenAsync(channel, zone, slotted.Value, post.Id, cancel) ? await TakenAsync(channel, zone, now, cancel) : slotted;
            default:
                return await slots.NextAsync(channel, zone, now, cancel) is { } slot ? slot : NoSlot(channel);
        }
    }

    private async Task<Refusal> TakenAsync(ChannelView channel, DateTimeZone zone, DateTimeOffset now, CancellationToken cancel) =>
        await slots.NextAsync(channel, zone, now, cancel) is { } next ? new("schedule.slotTaken", "at", channel.Name, WallClock.Show(WallClock.ToLocal(next, zone))) : NoSlot(channel);

    private static Refusal NoSlot(ChannelView channel) => new("schedule.noSlot", "at", channel.Name);

    private static Outcome<DateTimeOffset> OnTheClock(LocalDateTime local, Fold fold, DateTimeZone zone, DateTimeOffset now)
    {
        var instant = WallClock.ToInstant(local, zone, fold);
        return instant.Done ? NotPast(instant.Value, now) : instant;
    }

    public static Outcome<DateTimeOffset> NotPast(DateTimeOffset at, DateTimeOffset now) =>
        at < now - Grace ? new Refusal("schedule.past", "at") : at.Year > now.Year + 5 ? new Refusal("schedule.tooFar", "at") : at;
}
