using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Drafting;
using Quartett.Core.Publishing.Scheduling;

namespace Quartett.Core.Publishing.Repeating;

internal sealed class ChangeRecurrenceHandler(AppDbContext database, Moments moments, PlanningAhead planning, Happenings happenings, TimeProvider clock) : IHandle<ChangeRecurrence, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ChangeRecurrence command, Actor actor, CancellationToken cancel)
    {
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        if (series.EndedAt is not null) return new Refusal("series.ended");
        var now = clock.GetUtcNow();
        if (Beginning.Refused(command.Recurrence, await moments.ZoneAsync(command.Workspace, cancel), now) is { } refused) return refused;
        await planning.ClearAsync(series, keepOwn: true, cancel);
        (series.Recurrence, series.Since) = (StoredJson.Write(command.Recurrence), now);
        (series.AuthorisedBy, series.AuthorisedByName) = (actor.Login!.Value, actor.Name);
        await planning.TakeAlongAsync(series, cancel);
        await planning.FillAsync(series, cancel);
        happenings.Tell("series.changed", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class RewriteSeriesHandler(AppDbContext database, Drafts drafts, Admission admission, PlanningAhead planning, Happenings happenings) : IHandle<RewriteSeries, int>
{
    public async Task<Outcome<int>> HandleAsync(RewriteSeries command, Actor actor, CancellationToken cancel)
    {
        if (await database.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == command.Post, cancel) is not { } named) return new Refusal("kernel.notFound");
        if (named.SeriesId is not { } id || await database.SeriesAloneAsync(id, cancel) is not { } series) return new Refusal("series.notHere");
        if (series.EndedAt is not null) return new Refusal("series.ended");
        var post = (await drafts.FindAsync(command.Post, cancel))!;
        if (command.Revision is { } seen && seen != post.Revision)
            return new Refusal("post.conflict", null, post.ChangedByName, post.ChangedAt.ToString("O", CultureInfo.InvariantCulture), post.Revision);
        var content = post.Said();
        if (content.Variants.Count == 0) return new Refusal("post.noChannel", "variants");
        var refused = await admission.AskAllAsync(post, content, actor, cancel);
        if (refused.Count > 0) return Outcome<int>.Refuse(refused);

        var before = series.Content;
        (series.Content, series.AuthorisedBy, series.AuthorisedByName) = (post.Content, actor.Login!.Value, actor.Name);
        var after = post.PlannedAt ?? post.CreatedAt;
        var rewritten = 0;
        foreach (var later in (await planning.AheadAsync(series, after, null, cancel)).Where(p => p.Id != post.Id && p.Content == before && p.SeriesDay > post.SeriesDay))
        {
            if (!PlanningAhead.IsOpen(await database.Deliveries.Where(d => d.PostId == later.Id).ToListAsync(cancel))) continue;
            await drafts.WriteAsync(later, content, actor, newVersion: true, cancel);
            // Channels that are new in it have no delivery there yet.
            if (later.Stage is PostStage.Planned or PostStage.NeedsAttention) await planning.DeliverAsync(series, later, later.PlannedAt!.Value, null, cancel);
            rewritten++;
        }

        await planning.FillAsync(series, cancel);
        happenings.Tell("series.rewritten", command.Workspace, series.Id.Value, ("text", content.FirstWords));
        return rewritten;
    }
}

internal sealed class PauseSeriesHandler(AppDbContext database, PlanningAhead planning, Happenings happenings, TimeProvider clock) : IHandle<PauseSeries, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(PauseSeries command, Actor actor, CancellationToken cancel)
    {
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        if (series.EndedAt is not null) return new Refusal("series.ended");
        if (series.PausedAt is not null) return Nothing.AtAll;
        (series.PausedAt, series.LookAgainAt) = (clock.GetUtcNow(), null);
        await planning.ClearAsync(series, keepOwn: false, cancel);
        happenings.Tell("series.paused", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class ResumeSeriesHandler(AppDbContext database, PlanningAhead planning, Happenings happenings, TimeProvider clock) : IHandle<ResumeSeries, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ResumeSeries command, Actor actor, CancellationToken cancel)
    {
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        if (series.EndedAt is not null) return new Refusal("series.ended");
        if (series.PausedAt is null) return Nothing.AtAll;
        (series.PausedAt, series.Since, series.AuthorisedBy, series.AuthorisedByName) = (null, clock.GetUtcNow(), actor.Login!.Value, actor.Name);
        await planning.FillAsync(series, cancel);
        happenings.Tell("series.resumed", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class EndSeriesHandler(AppDbContext database, PlanningAhead planning, Happenings happenings, TimeProvider clock) : IHandle<EndSeries, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(EndSeries command, Actor actor, CancellationToken cancel)
    {
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        if (series.EndedAt is not null) return Nothing.AtAll;
        (series.EndedAt, series.LookAgainAt) = (clock.GetUtcNow(), null);
        await planning.ClearAsync(series, keepOwn: false, cancel);
        happenings.Tell("series.endedByPerson", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords));
        return Nothing.AtAll;
    }
}

internal sealed class SkipOccurrenceHandler(AppDbContext database, Moments moments, PlanningAhead planning, Happenings happenings, TimeProvider clock) : IHandle<SkipOccurrence, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SkipOccurrence command, Actor actor, CancellationToken cancel)
    {
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        if (series.EndedAt is not null) return new Refusal("series.ended");
        if (series.LeftOut().Contains(command.Day)) return Nothing.AtAll;
        var zone = await moments.ZoneAsync(command.Workspace, cancel);
        if (!RecurrenceDays.Of(series.Days(), command.Day).Contains(command.Day) || RecurrenceDays.At(series.Days(), command.Day, zone).At <= clock.GetUtcNow())
            return new Refusal("series.notThatDay", "day");
        series.LeaveOut(command.Day);
        await planning.ClearAsync(series, keepOwn: false, cancel, command.Day);
        await planning.FillAsync(series, cancel);
        happenings.Tell("series.skipped", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords), ("day", NodaTime.Text.LocalDatePattern.Iso.Format(command.Day)));
        return Nothing.AtAll;
    }
}

internal sealed class UnskipOccurrenceHandler(AppDbContext database, PlanningAhead planning, Happenings happenings) : IHandle<UnskipOccurrence, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(UnskipOccurrence command, Actor actor, CancellationToken cancel)
    {
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        if (series.EndedAt is not null) return new Refusal("series.ended");
        var post = await database.Posts.FirstOrDefaultAsync(p => p.SeriesId == series.Id && p.SeriesDay == command.Day, cancel);
        if (!series.LeftOut().Contains(command.Day) && post?.DiscardedAt is null) return Nothing.AtAll;
        series.TakeBack(command.Day);
        if (post is { DiscardedAt: not null }) (post.DiscardedAt, post.Stage) = (null, PostStage.Draft);
        await planning.FillAsync(series, cancel);
        happenings.Tell("series.unskipped", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords), ("day", NodaTime.Text.LocalDatePattern.Iso.Format(command.Day)));
        return Nothing.AtAll;
    }
}

internal sealed class PlanSeriesHandler(AppDbContext database, IUnitOfWork work, PlanningAhead planning, Happenings happenings) : IHandle<PlanSeries, int>
{
    public async Task<Outcome<int>> HandleAsync(PlanSeries command, Actor actor, CancellationToken cancel)
    {
        using var _ = work.Enter(command.Workspace);
        if (await database.SeriesAloneAsync(command.Series, cancel) is not { } series) return new Refusal("kernel.notFound");
        var planned = await planning.FillAsync(series, cancel);
        if (planned > 0) happenings.Tell("series.planned", command.Workspace, series.Id.Value, ("text", series.Said().FirstWords), ("days", planned.ToString(CultureInfo.InvariantCulture)));
        // Here, inside the walls of this workspace, and not when they are gone again.
        await database.SaveChangesAsync(cancel);
        return planned;
    }
}
