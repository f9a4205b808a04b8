using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;
using Quartett.Core.Publishing.Delivering;
using Quartett.Core.Publishing.Repeating;
using Quartett.Core.Texts;

namespace Quartett.Core.Publishing.Drafting;

internal sealed class ShowPostHandler(AppDbContext database, DeliveryViews deliveries, Upcoming upcoming) : IHandle<ShowPost, PostView>
{
    private const int NextShown = 5;

    public async Task<Outcome<PostView>> HandleAsync(ShowPost command, Actor actor, CancellationToken cancel)
    {
        var post = await database.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == command.Post, cancel);
        if (post is null) return new Refusal("kernel.notFound");
        return new PostView(
            post.Id, post.Revision, post.Said(), post.Stage, post.PlannedAt, post.AuthorName, post.CreatedAt, post.ChangedAt, post.ChangedByName,
            post.DiscardedAt is not null, await deliveries.OfAsync(post, cancel), await PartAsync(post, cancel));
    }

    private async Task<PartOfSeries?> PartAsync(Post post, CancellationToken cancel)
    {
        if (post.SeriesId is not { } id || await database.Series.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } series) return null;
        return new PartOfSeries((await upcoming.ViewAsync([series], NextShown, cancel))[0], post.SeriesDay!.Value, post.Content != series.Content);
    }
}

internal sealed class ListPostsHandler(AppDbContext database, Cards cards, ISearchIndex search) : IHandle<ListPosts, IReadOnlyList<PostCard>>
{
    private const int SearchMax = 200;

    public async Task<Outcome<IReadOnlyList<PostCard>>> HandleAsync(ListPosts command, Actor actor, CancellationToken cancel)
    {
        var posts = database.Posts.AsNoTracking().Where(p => command.Discarded ? p.DiscardedAt != null : p.DiscardedAt == null);
        if (command.Stage is { } stage) posts = posts.Where(p => p.Stage == stage);
        if (command.Before is { } before) posts = posts.Where(p => p.ChangedAt < before);
        if (!string.IsNullOrWhiteSpace(command.Search))
        {
            var found = (await search.FindAsync(command.Workspace, SearchKind.Post, command.Search, SearchMax, cancel)).Select(id => new PostId(id)).ToList();
            posts = posts.Where(p => found.Contains(p.Id));
        }

        if (command.Channel is { } channel)
        {
            var mark = channel.ToString();
            posts = posts.Where(p => p.Content.Contains(mark));
        }

        var page = await posts.OrderByDescending(p => p.ChangedAt).Take(Math.Clamp(command.Take, 1, 200)).ToListAsync(cancel);
        return Outcome(await cards.OfAsync(page, cancel));
    }

    private static Outcome<IReadOnlyList<PostCard>> Outcome(IReadOnlyList<PostCard> cards) => new List<PostCard>(cards);
}

internal sealed class ListVersionsHandler(AppDbContext database) : IHandle<ListVersions, IReadOnlyList<VersionView>>
{
    public async Task<Outcome<IReadOnlyList<VersionView>>> HandleAsync(ListVersions command, Actor actor, CancellationToken cancel)
    {
        if (!await database.Posts.AnyAsync(p => p.Id == command.Post, cancel)) return new Refusal("kernel.notFound");
        var rows = await database.PostVersions.AsNoTracking().Where(v => v.PostId == command.Post).OrderBy(v => v.Revision).ToListAsync(cancel);
        var views = new List<VersionView>(rows.Count);
        PostContent? before = null;
        foreach (var row in rows)
        {
            var content = StoredJson.Read<PostContent>(row.Content);
            views.Add(new(row.Revision, row.AuthorName, row.At, content, Difference.Between(before?.Text ?? "", content.Text)));
            before = content;
        }

        views.Reverse();
        return views;
    }
}

internal sealed class CheckContentHandler(Statements statements, ChannelList channels, Gate gate) : IHandle<CheckContent, IReadOnlyList<VariantCheck>>
{
    public async Task<Outcome<IReadOnlyList<VariantCheck>>> HandleAsync(CheckContent command, Actor actor, CancellationToken cancel)
    {
        var checks = new List<VariantCheck>();
        foreach (var variant in command.Content.Variants)
        {
            if (await channels.FindAsync(variant.Channel, cancel) is not { } channel) continue;
            var statement = await statements.OfAsync(command.Workspace, command.Content, variant, channel, null, cancel);
            var answer = await gate.AskAsync(statement, actor.Login!.Value, null, cancel);
            var use = channel.Limits.Text.Select(limit => new TextUse(
                limit.Unit.ToString(), statement.Parts.Max(p => Connectors.Abstractions.TextCount.Of(p, limit.Unit, channel.Limits.UrlCountsAs)), limit.Max));
            var told = ToldParts.Of(command.Content, variant, channel.Limits);
            checks.Add(new(variant.Channel, statement.Parts, [.. told.Select(part => part.Images)], [.. use], answer.Verdict, answer.Reason, statement.Comment,
                variant.Text is null && command.Content.More.Count > 0 && !channel.Limits.Thread));
        }

        return checks;
    }
}
