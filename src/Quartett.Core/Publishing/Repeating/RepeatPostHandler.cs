using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing.Repeating;

internal sealed class RepeatPostHandler(
    AppDbContext database, Drafts drafts, Moments moments, Admission admission, PlanningAhead planning, Happenings happenings, TimeProvider clock) : IHandle<RepeatPost, SeriesId>
{
    public async Task<Outcome<SeriesId>> HandleAsync(RepeatPost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        if (post.DiscardedAt is not null) return new Refusal("post.discarded");
        if (command.Revision is { } seen && seen != post.Revision)
            return new Refusal("post.conflict", null, post.ChangedByName, post.ChangedAt.ToString("O", CultureInfo.InvariantCulture), post.Revision);
        if (post.SeriesId is not null) return new Refusal("series.already");
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        if (!PlanningAhead.IsOpen(deliveries)) return new Refusal("series.onlyDrafts");

        var content = post.Said();
        if (content.Variants.Count == 0) return new Refusal("post.noChannel", "variants");
        var admitted = await admission.AskAllAsync(post, content, actor, cancel);
        if (admitted.Count > 0) return Outcome<SeriesId>.Refuse(admitted);
        var (now, zone) = (clock.GetUtcNow(), await moments.ZoneAsync(command.Workspace, cancel));
        if (Beginning.Refused(command.Recurrence, zone, now) is { } refused) return refused;

        var series = Begin(command, post, actor, now);
        var first = Upcoming.Of(command.Recurrence, zone, now).First();
        foreach (var delivery in deliveries.Where(d => d.State is DeliveryState.Waiting or DeliveryState.Held)) delivery.State = DeliveryState.Cancelled;
        (post.SeriesId, post.SeriesDay, post.PlannedAt) = (series.Id, first.Day, first.At);
        // The channel may have one open delivery of a post only, and the old one must be seen to have ended.
        await database.SaveChangesAsync(cancel);
        await planning.DeliverAsync(series, post, first.At, null, cancel);
        post.PlannedAt = first.At;
        await planning.FillAsync(series, cancel);
        happenings.Tell("series.begun", command.Workspace, series.Id.Value, ("text", content.FirstWords), ("at", first.At.ToString("O", CultureInfo.InvariantCulture)));
        return series.Id;
    }

    private Series Begin(RepeatPost command, Post post, Actor actor, DateTimeOffset now)
    {
        var series = new Series
        {
            Id = SeriesId.New(),
            WorkspaceId = command.Workspace,
            BegunWith = post.Id,
            Recurrence = StoredJson.Write(command.Recurrence),
            Content = post.Content,
            AuthorisedBy = actor.Login!.Value,
            AuthorisedByName = actor.Name,
            CreatedAt = now,
            Since = now,
        };
        database.Add(series);
        return series;
    }
}

/// <summary>What may be wrong with the days of a series when it begins to follow them.</summary>
internal static class Beginning
{
    public static Refusal? Refused(Recurrence recurrence, DateTimeZone zone, DateTimeOffset now)
    {
        var today = WallClock.ToLocal(now, zone).Date;
        if (recurrence.First > today.PlusYears(5)) return new Refusal("schedule.tooFar", "first");
        return Upcoming.Of(recurrence, zone, now).Any() ? null : new Refusal("series.never", "first");
    }
}
