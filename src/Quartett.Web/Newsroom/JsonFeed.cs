using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quartett.Web.Newsroom;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static byte[] Write(Reader reader, IReadOnlyList<FeedItem> items)
    {
        var feed = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = reader.Words.Of("newsroom.title", reader.Site.Name),
            ["home_page_url"] = reader.AbsoluteHome,
            ["feed_url"] = reader.Absolute("feed.json"),
            ["language"] = reader.Words.Language,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = reader.Site.Name, ["url"] = reader.AbsoluteHome }),
            ["items"] = new JsonArray([.. items.Select(item => Item(reader, item))]),
        };
        return JsonSerializer.SerializeToUtf8Bytes(feed, Options);
    }

    private static JsonObject Item(Reader reader, FeedItem item)
    {
        var article = item.Article;
        var json = new JsonObject
        {
            ["id"] = item.Id,
            ["url"] = item.Address,
            ["title"] = article.Title,
            ["content_html"] = item.Html,
            ["date_published"] = AtomFeed.Instant(article.PublishedAt),
            ["language"] = article.Language,
        };
        if (article.Summary.Length > 0) json["summary"] = article.Summary;
        if (article.UpdatedAt is { } updated) json["date_modified"] = AtomFeed.Instant(updated);
        if (article.Media.Images is [var first, ..]) json["image"] = reader.AbsoluteFile(first.Key);
        if (article.Media.Video is { } video)
        {
            json["attachments"] = new JsonArray(new JsonObject
            {
                ["url"] = reader.AbsoluteFile(video.Key),
                ["mime_type"] = video.ContentType,
                ["size_in_bytes"] = video.Bytes,
                ["duration_in_seconds"] = video.Seconds,
            });
        }

        return json;
    }
}
