using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom;

/// <summary>
/// The addresses of all readable articles, newest first, at most 49,999: a sitemap holds 50,000 with the front page.
/// Refuses with <c>newsroom.notFound</c>.
/// </summary>
[OpenTo(Openness.Everybody)]
public sealed record ListArticles(string Newsroom) : IQuery<NewsroomMap>;

internal sealed class ListArticlesHandler(AppDbContext database, IUnitOfWork work, TimeProvider clock) : IHandle<ListArticles, NewsroomMap>
{
    private const int Most = 49_999;

    public async Task<Outcome<NewsroomMap>> HandleAsync(ListArticles command, Actor actor, CancellationToken cancel)
    {
        if (await database.NewsroomOfAsync(command.Newsroom, cancel) is not { } workspace) return new Refusal("newsroom.notFound");
        using var _ = work.Enter(workspace.Id);
        var now = clock.GetUtcNow();
        var articles = await database.Readable(now).OrderByDescending(a => a.PublishedAt).Take(Most)
            .Select(a => new NewsroomMapEntry(a.Slug, a.ChangedAt)).ToListAsync(cancel);
        return new NewsroomMap(await database.SiteOfAsync(workspace, now, cancel), articles);
    }
}
