using System.Globalization;
using System.Text.Json.Nodes;

namespace Quartett.Connectors.Bluesky;

/// <summary>Writes our records in the words of the lexicons <c>app.bsky.feed.post</c> and <c>app.bsky.embed.*</c>.</summary>
internal static class BlueskyJson
{
    public static JsonObject Of(BlueskyPost post)
    {
        var record = new JsonObject
        {
            ["$type"] = "app.bsky.feed.post",
            ["text"] = post.Text,
            ["createdAt"] = post.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["langs"] = new JsonArray(post.Language),
        };
        if (post.Facets.Count > 0) record["facets"] = Array(post.Facets, Of);
        if (post.Embed is not null) record["embed"] = Of(post.Embed);
        if (post is { Root: { } root, Parent: { } parent }) record["reply"] = new JsonObject { ["root"] = Of(root), ["parent"] = Of(parent) };
        return record;
    }

    private static JsonObject Of(RecordRef record) => new() { ["uri"] = record.Uri, ["cid"] = record.Cid };

    private static JsonObject Of(Facet facet) => new()
    {
        ["index"] = new JsonObject { ["byteStart"] = facet.ByteStart, ["byteEnd"] = facet.ByteEnd },
        ["features"] = new JsonArray(facet.Kind switch
        {
            FacetKind.Link => new JsonObject { ["$type"] = "app.bsky.richtext.facet#link", ["uri"] = facet.Target },
            FacetKind.Mention => new JsonObject { ["$type"] = "app.bsky.richtext.facet#mention", ["did"] = facet.Target },
            _ => new JsonObject { ["$type"] = "app.bsky.richtext.facet#tag", ["tag"] = facet.Target },
        }),
    };

    private static JsonObject Of(Embed embed) => embed switch
    {
        ImagesEmbed images => new() { ["$type"] = "app.bsky.embed.images", ["images"] = Array(images.Images, Of) },
        VideoEmbed video => Of(video),
        CardEmbed card => Of(card),
        _ => throw new ArgumentOutOfRangeException(nameof(embed), embed, null),
    };

    private static JsonObject Of(PlacedImage image) => new()
    {
        ["image"] = image.Blob.Description.DeepClone(),
        ["alt"] = image.AltText,
        ["aspectRatio"] = Ratio(image.Width, image.Height),
    };

    private static JsonObject Of(VideoEmbed video)
    {
        var embed = new JsonObject
        {
            ["$type"] = "app.bsky.embed.video",
            ["video"] = video.Blob.Description.DeepClone(),
            ["alt"] = video.AltText,
            ["aspectRatio"] = Ratio(video.Width, video.Height),
        };
        if (video.Captions.Count > 0)
        {
            embed["captions"] = Array(video.Captions, captions => new JsonObject
            {
                ["lang"] = captions.Language,
                ["file"] = captions.Blob.Description.DeepClone(),
            });
        }

        return embed;
    }

    private static JsonObject Of(CardEmbed card)
    {
        var external = new JsonObject { ["uri"] = card.Address.AbsoluteUri, ["title"] = card.Title, ["description"] = card.Description };
        if (card.Thumbnail is { } thumbnail) external["thumb"] = thumbnail.Description.DeepClone();
        return new() { ["$type"] = "app.bsky.embed.external", ["external"] = external };
    }

    private static JsonObject Ratio(int width, int height) => new() { ["width"] = width, ["height"] = height };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> write) => [.. items.Select(write)];
}
