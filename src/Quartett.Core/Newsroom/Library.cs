using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Newsroom;

/// <summary>What all reading of a Newsroom starts with.</summary>
internal static class Library
{
    public static Task<Workspace?> NewsroomOfAsync(this AppDbContext database, string slug, CancellationToken cancel) =>
        database.Workspaces.AsNoTracking().FirstOrDefaultAsync(w => w.Slug == slug, cancel);

    /// <summary>Only inside the walls of that workspace.</summary>
    public static async Task<NewsroomSite> SiteOfAsync(this AppDbContext database, Workspace workspace, DateTimeOffset now, CancellationToken cancel)
    {
        var changed = await database.Articles.Where(a => a.ChangedAt <= now).OrderByDescending(a => a.ChangedAt)
            .Select(a => (DateTimeOffset?)a.ChangedAt).FirstOrDefaultAsync(cancel);
        return new(
            workspace.Id.Value, workspace.Slug, workspace.Name, workspace.Language, workspace.Country, workspace.TimeZone,
            workspace.ImprintUrl, workspace.PrivacyUrl, workspace.NewsroomHost, changed ?? workspace.FoundedAt);
    }

    public static IQueryable<Article> Readable(this AppDbContext database, DateTimeOffset now) =>
        database.Articles.AsNoTracking().Where(a => a.RetractedAt == null && a.PublishedAt <= now);

    public static ArticleView View(Article a) =>
        new(a.Id.Value, a.Slug, a.Title, a.HasHeadline, a.SanitisedHtml, a.Summary, a.Language, a.Media, a.PublishedAt, a.UpdatedAt);
}
