using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Delivering;

namespace Quartett.Core.Publishing.Drafting;

internal sealed class DraftPostHandler(Drafts drafts, Happenings happenings) : IHandle<DraftPost, PostId>
{
    public async Task<Outcome<PostId>> HandleAsync(DraftPost command, Actor actor, CancellationToken cancel)
    {
        var post = await drafts.BeginAsync(command.Workspace, command.Content, command.PlannedAt, actor, cancel);
        happenings.Tell("post.drafted", command.Workspace, post.Id.Value, ("text", command.Content.FirstWords));
        return post.Id;
    }
}

internal sealed class EditPostHandler(Drafts drafts, Happenings happenings) : IHandle<EditPost, Saved>
{
    public async Task<Outcome<Saved>> HandleAsync(EditPost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        if (post.DiscardedAt is not null) return new Refusal("post.discarded");
        // The second of two people sees whose change it was; merging is theirs to decide.
        if (post.Revision != command.BaseRevision) return new Refusal("post.conflict", null, post.ChangedByName, post.ChangedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture), post.Revision);
        var held = await drafts.WriteAsync(post, command.Content, actor, newVersion: false, cancel);
        if (held > 0) happenings.Tell("post.heldByEdit", command.Workspace, post.Id.Value, ("text", command.Content.FirstWords));
        return new Saved(post.Revision, held);
    }
}

internal sealed class RestoreVersionHandler(AppDbContext database, Drafts drafts, Happenings happenings) : IHandle<RestoreVersion, Saved>
{
    public async Task<Outcome<Saved>> HandleAsync(RestoreVersion command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        if (post.DiscardedAt is not null) return new Refusal("post.discarded");
        if (post.Revision != command.BaseRevision) return new Refusal("post.conflict", null, post.ChangedByName, post.ChangedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture), post.Revision);
        var version = await database.PostVersions.FirstOrDefaultAsync(v => v.PostId == post.Id && v.Revision == command.Revision, cancel);
        if (version is null) return new Refusal("post.versionGone", "revision", command.Revision);
        var held = await drafts.WriteAsync(post, StoredJson.Read<PostContent>(version.Content), actor, newVersion: true, cancel);
        happenings.Tell("post.versionRestored", command.Workspace, post.Id.Value, ("revision", command.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return new Saved(post.Revision, held);
    }
}

internal sealed class DuplicatePostHandler(Drafts drafts, Happenings happenings) : IHandle<DuplicatePost, PostId>
{
    public async Task<Outcome<PostId>> HandleAsync(DuplicatePost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        var copy = await drafts.BeginAsync(command.Workspace, post.Said(), null, actor, cancel);
        happenings.Tell("post.duplicated", command.Workspace, copy.Id.Value, ("text", post.Said().FirstWords));
        return copy.Id;
    }
}

internal sealed class DiscardPostHandler(AppDbContext database, Drafts drafts, IAuthorisations people, PostStages stages, Happenings happenings, TimeProvider clock)
    : IHandle<DiscardPost, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(DiscardPost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        var deliveries = await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel);
        if (deliveries.Exists(d => d.State is DeliveryState.Claimed or DeliveryState.Sending or DeliveryState.Uncertain)) return new Refusal("post.onItsWay");
        if (deliveries.Exists(d => d.State == DeliveryState.Delivered || d.IsInPart)) return new Refusal("post.isPublic");
        var planned = deliveries.Where(d => DeliveryStates.May(d.State, DeliveryState.Cancelled)).ToList();
        foreach (var delivery in planned.Where(d => DeliveryStates.IsOpen(d.State)))
        {
            // Who may not decide that it goes out may not decide either that it does not.
            if (!(await people.MayAsync(new(command.Workspace, actor.Login!.Value, Right.Publish, delivery.ChannelId.Value, clock.GetUtcNow()), cancel)).Held) return new Refusal("post.plannedByOthers");
        }

        foreach (var delivery in planned) delivery.State = DeliveryState.Cancelled;
        post.DiscardedAt = clock.GetUtcNow();
        // A day of a series that somebody puts away is a day left out.
        if (await SeriesOfAsync(post, cancel) is { } series) series.LeaveOut(post.SeriesDay!.Value);
        stages.Settle(post, deliveries);
        happenings.Tell("post.discarded", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords));
        return Nothing.AtAll;
    }

    private async Task<Repeating.Series?> SeriesOfAsync(Post post, CancellationToken cancel) => post.SeriesId is { } id ? await database.SeriesAloneAsync(id, cancel) : null;
}

internal sealed class BringBackPostHandler(AppDbContext database, Drafts drafts, PostStages stages, Happenings happenings) : IHandle<BringBackPost, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(BringBackPost command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Post, cancel) is not { } post) return new Refusal("kernel.notFound");
        post.DiscardedAt = null;
        if (post.SeriesId is { } id) (await database.SeriesAloneAsync(id, cancel))?.TakeBack(post.SeriesDay!.Value);
        stages.Settle(post, await database.Deliveries.Where(d => d.PostId == post.Id).ToListAsync(cancel));
        happenings.Tell("post.broughtBack", command.Workspace, post.Id.Value, ("text", post.Said().FirstWords));
        return Nothing.AtAll;
    }
}
