using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom;

/// <summary>
/// A page of articles, newest first.
/// Refuses with <c>newsroom.notFound</c> when there is no such workspace or cursor.
/// </summary>
/// <param name="Newsroom">The workspace's address segment.</param>
/// <param name="Before">The cursor of an earlier page (<see cref="NewsroomPage.Older"/>), or <c>null</c> for the newest.</param>
/// <param name="Take">1 to 100.</param>
[OpenTo(Openness.Everybody)]
public sealed record ReadNewsroom(string Newsroom, string? Before, int Take) : IQuery<NewsroomPage>;

internal sealed class ReadNewsroomHandler(AppDbContext database, IUnitOfWork work, TimeProvider clock) : IHandle<ReadNewsroom, NewsroomPage>
{
    public async Task<Outcome<NewsroomPage>> HandleAsync(ReadNewsroom command, Actor actor, CancellationToken cancel)
    {
        if (await database.NewsroomOfAsync(command.Newsroom, cancel) is not { } workspace) return new Refusal("newsroom.notFound");
        using var _ = work.Enter(workspace.Id);
        var now = clock.GetUtcNow();
        var articles = database.Readable(now);
        if (command.Before is { } before)
        {
            // A withdrawn article is still a place in the row.
            var cursor = await database.Articles.AsNoTracking().Where(a => a.Slug == before).Select(a => new { a.PublishedAt, a.Slug }).FirstOrDefaultAsync(cancel);
            if (cursor is null) return new Refusal("newsroom.notFound");
#pragma warning disable CA1309, CA1310 // Becomes SQL, where the column sorts as it does in ORDER BY.
            articles = articles.Where(a => a.PublishedAt < cursor.PublishedAt || (a.PublishedAt == cursor.PublishedAt && string.Compare(a.Slug, cursor.Slug) < 0));
#pragma warning restore CA1309, CA1310
        }

        var take = Math.Clamp(command.Take, 1, 100);
        var found = await articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Slug).Take(take + 1).ToListAsync(cancel);
        var site = await database.SiteOfAsync(workspace, now, cancel);
        return new NewsroomPage(site, [.. found.Take(take).Select(Library.View)], found.Count > take ? found[take - 1].Slug : null);
    }
}
