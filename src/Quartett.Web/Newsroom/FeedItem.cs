using Quartett.Core.Newsroom;

namespace Quartett.Web.Newsroom;

/// <summary>An article as both feeds tell it: whole, with absolute addresses.</summary>
/// <param name="Id">The same for ever and in every feed, whatever host name the Newsroom gets.</param>
internal sealed record FeedItem(string Id, string Address, ArticleView Article, string Html)
{
    public DateTimeOffset ChangedAt => Article.UpdatedAt ?? Article.PublishedAt;

    public static string IdOf(Guid id) => $"urn:uuid:{id}";

    public static async Task<IReadOnlyList<FeedItem>> AllAsync(HttpContext context, NewsroomPage page)
    {
        var reader = Reader.Of(context, page.Site);
        var items = new List<FeedItem>();
        foreach (var article in page.Articles)
        {
            var html = await HtmlPage.FragmentAsync<ArticleBody>(context, ("Article", article), ("FileAddress", (Func<string, string>)reader.AbsoluteFile));
            items.Add(new(IdOf(article.Id), reader.Absolute(article.Slug), article, html));
        }

        return items;
    }
}
