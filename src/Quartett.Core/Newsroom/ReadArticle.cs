using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom;

/// <summary>
/// One article. Refuses with <c>newsroom.notFound</c>, or with <c>newsroom.retracted</c> when it was there once.
/// </summary>
/// <param name="Newsroom">The workspace's address segment.</param>
/// <param name="Article">The article's address segment.</param>
[OpenTo(Openness.Everybody)]
public sealed record ReadArticle(string Newsroom, string Article) : IQuery<ArticlePage>;

internal sealed class ReadArticleHandler(AppDbContext database, IUnitOfWork work, TimeProvider clock) : IHandle<ReadArticle, ArticlePage>
{
    public async Task<Outcome<ArticlePage>> HandleAsync(ReadArticle command, Actor actor, CancellationToken cancel)
    {
        if (await database.NewsroomOfAsync(command.Newsroom, cancel) is not { } workspace) return new Refusal("newsroom.notFound");
        using var _ = work.Enter(workspace.Id);
        var now = clock.GetUtcNow();
        var article = await database.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == command.Article && a.PublishedAt <= now, cancel);
        if (article is null) return new Refusal("newsroom.notFound");
        if (article.RetractedAt is not null) return new Refusal("newsroom.retracted");
        return new ArticlePage(await database.SiteOfAsync(workspace, now, cancel), Library.View(article));
    }
}
