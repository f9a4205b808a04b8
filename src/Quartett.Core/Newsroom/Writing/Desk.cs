using Microsoft.EntityFrameworkCore;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>Writes, changes and withdraws the articles of one workspace.</summary>
internal sealed class Desk(AppDbContext database, IUnitOfWork work, ArticleFiles files, INewsroomAddresses addresses)
{
    public const int LongestText = 40_000;

    public async Task<Workspace> WorkspaceAsync(string slug, CancellationToken cancel) =>
        await database.Workspaces.AsNoTracking().FirstOrDefaultAsync(w => w.Slug == slug, cancel)
        ?? throw new ConnectorException(FailureKind.NotFound, $"There is no workspace \"{slug}\".");

    public Uri AddressOf(Workspace workspace) => addresses.Home(workspace.Slug, workspace.NewsroomHost);

    /// <summary>The same handle twice is one article: the second call only tells about the first.</summary>
    public async Task<DeliveryReceipt> PublishAsync(string slug, OutgoingPost post, string handle, DateTimeOffset now, CancellationToken cancel)
    {
        var workspace = await WorkspaceAsync(slug, cancel);
        using var _ = work.Enter(workspace.Id);
        if (await ByHandleAsync(handle, cancel) is { } earlier) return ReceiptOf(workspace, earlier);

        var text = TextOf(workspace, post);
        var media = await ArticleMediaCopy.MakeAsync(new(files, workspace.Id, handle), post, cancel);
        var id = ArticleId.New();
        // Called a little early, it still appears at its minute; called late, it says when it really appeared.
        var at = post.At > now ? post.At : now;
        var article = new Article
        {
            Id = id,
            WorkspaceId = workspace.Id,
            Handle = handle,
            Slug = Slug.Of(text.Title, id),
            Title = text.Title,
            HasHeadline = text.HasHeadline,
            Markdown = post.Text,
            SanitisedHtml = text.Html,
            Summary = text.Summary,
            Language = post.Language,
            Media = media,
            PublishedAt = at,
            ChangedAt = at,
        };
        database.Add(article);
        try
        {
            await database.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (DatabaseErrors.IsUniqueViolation(twice))
        {
            database.ChangeTracker.Clear();
            var first = await ByHandleAsync(handle, cancel) ?? throw new ConnectorException(FailureKind.Transient, "The address was taken.", twice);
            return ReceiptOf(workspace, first);
        }
        catch (DbUpdateException full) when (FullDisk.IsBehind(full))
        {
            throw new ConnectorException(FailureKind.Transient, "The disk is full.", full);
        }
        catch (Exception lost)
        {
            throw new ConnectorException(FailureKind.UnknownOutcome, "The database did not confirm the article.", lost);
        }

        return ReceiptOf(workspace, article);
    }

    public async Task<DeliveryReceipt?> FindAsync(string slug, string handle, CancellationToken cancel)
    {
        var workspace = await WorkspaceAsync(slug, cancel);
        using var _ = work.Enter(workspace.Id);
        var article = await database.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Handle == handle && a.RetractedAt == null, cancel);
        return article is null ? null : ReceiptOf(workspace, article);
    }

    /// <summary>Keeps id, address and day; files nobody needs any more are deleted.</summary>
    public async Task<DeliveryReceipt> EditAsync(string slug, OutgoingPost post, string remoteId, DateTimeOffset now, CancellationToken cancel)
    {
        var workspace = await WorkspaceAsync(slug, cancel);
        using var _ = work.Enter(workspace.Id);
        var article = await ByIdAsync(remoteId, cancel);
        if (article is null or { RetractedAt: not null }) throw new ConnectorException(FailureKind.NotFound, "The article is not in the Newsroom.");

        var text = TextOf(workspace, post);
        var before = article.Media;
        article.Media = await ArticleMediaCopy.MakeAsync(new(files, workspace.Id, article.Handle), post, cancel);
        (article.Title, article.HasHeadline, article.SanitisedHtml, article.Summary) = (text.Title, text.HasHeadline, text.Html, text.Summary);
        (article.Markdown, article.Language) = (post.Text, post.Language);
        article.UpdatedAt = article.ChangedAt = Later(now, article.PublishedAt);
        await SaveAsync(cancel);
        await DropUnusedAsync(article, before, cancel);
        return ReceiptOf(workspace, article);
    }

    public async Task RetractAsync(string slug, string remoteId, DateTimeOffset now, CancellationToken cancel)
    {
        var workspace = await WorkspaceAsync(slug, cancel);
        using var _ = work.Enter(workspace.Id);
        var article = await ByIdAsync(remoteId, cancel);
        if (article is null or { RetractedAt: not null }) return;

        var before = article.Media;
        article.RetractedAt = article.ChangedAt = now;
        article.Title = article.Markdown = article.SanitisedHtml = article.Summary = "";
        article.Media = ArticleMedia.None;
        await SaveAsync(cancel);
        await DropUnusedAsync(article, before, cancel);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static ArticleText TextOf(Workspace workspace, OutgoingPost post)
    {
        var markdown = post.Text;
        if (markdown.Length > LongestText) throw Invalid($"The text is longer than {LongestText} characters.");
        if (string.IsNullOrWhiteSpace(markdown) && post.Images.Count == 0 && post.Video is null && post.LinkCard is null) throw Invalid("There is nothing to show.");
        try
        {
            return ArticleText.Of(markdown, post.LinkCard?.Title ?? workspace.Name);
        }
        catch (ArgumentException tooDeep)
        {
            throw Invalid("The text is nested too deeply.", tooDeep);
        }
    }

    private static ConnectorException Invalid(string detail, Exception? inner = null) =>
        new(new ConnectorFailure(FailureKind.Validation, detail, Field: "text"), inner);

    private async Task<Article?> ByHandleAsync(string handle, CancellationToken cancel)
    {
        var article = await database.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Handle == handle, cancel);
        return article is { RetractedAt: not null }
            ? throw new ConnectorException(FailureKind.Validation, "This article was retracted and stays retracted.")
            : article;
    }

    private async Task<Article?> ByIdAsync(string remoteId, CancellationToken cancel) =>
        Guid.TryParse(remoteId, out var value) && new ArticleId(value) is var id
            ? await database.Articles.FirstOrDefaultAsync(a => a.Id == id, cancel)
            : null;

    // The article is there already, whatever happens here: doing it again is harmless.
    private async Task SaveAsync(CancellationToken cancel)
    {
        try
        {
            await database.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failed)
        {
            throw new ConnectorException(FailureKind.Transient, "The database did not take the change.", failed);
        }
    }

    private async Task DropUnusedAsync(Article article, ArticleMedia before, CancellationToken cancel)
    {
        foreach (var key in before.Keys().Except(article.Media.Keys(), StringComparer.Ordinal)) await files.DropAsync(article.WorkspaceId, key, cancel);
    }

    private DeliveryReceipt ReceiptOf(Workspace workspace, Article article)
    {
        var id = article.Id.ToString();
        return new(id, addresses.Below(workspace.Slug, workspace.NewsroomHost, article.Slug), [new(id, null)]);
    }
}
