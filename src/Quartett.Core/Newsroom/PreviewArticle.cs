using Quartett.Core.Kernel;
using Quartett.Core.Newsroom.Writing;

namespace Quartett.Core.Newsroom;

/// <summary>How a text would look as an article; writes nothing.</summary>
[Needs(Right.See)]
public sealed record PreviewArticle(WorkspaceId Workspace, string Markdown) : IQuery<ArticlePreview>, IInWorkspace;

/// <param name="Title">The headline, or <c>null</c> when the text has none.</param>
/// <param name="Html">Cleaned; safe to be written as it is.</param>
public sealed record ArticlePreview(string? Title, string Html);

internal sealed class PreviewArticleHandler : IHandle<PreviewArticle, ArticlePreview>
{
    public Task<Outcome<ArticlePreview>> HandleAsync(PreviewArticle command, Actor actor, CancellationToken cancel)
    {
        var text = ArticleText.Of(command.Markdown, "");
        return Task.FromResult<Outcome<ArticlePreview>>(new ArticlePreview(text is { HasHeadline: true, Title.Length: > 0 } ? text.Title : null, text.Html));
    }
}
