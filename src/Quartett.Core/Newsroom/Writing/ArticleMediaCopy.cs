using System.Text;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>Where an article's files go.</summary>
internal sealed record Place(ArticleFiles Files, WorkspaceId Workspace, string Handle);

/// <summary>Copies what goes out with a post into the Newsroom's own folder.</summary>
internal static class ArticleMediaCopy
{
    public const long LargestFile = 500_000_000;

    /// <exception cref="ConnectorException">A kind of file the Newsroom does not show, or it could not be stored.</exception>
    public static async Task<ArticleMedia> MakeAsync(Place place, OutgoingPost post, CancellationToken cancel)
    {
        var images = new List<ArticleImage>();
        for (var at = 0; at < post.Images.Count; at++) images.Add(await ImageAsync(place, post.Images[at], $"images[{at}]", cancel));
        var video = post.Video is { } shown ? await VideoAsync(place, shown, cancel) : null;
        var card = images.Count == 0 && video is null && post.LinkCard is { } link ? await CardAsync(place, link, cancel) : null;
        return new(images, video, card);
    }

    private static async Task<ArticleImage> ImageAsync(Place place, OutgoingImage image, string field, CancellationToken cancel)
    {
        var (key, bytes) = await KeepAsync(place, image.Open, image.ContentType, "image/", field, cancel);
        return new(key, image.AltText, image.Width, image.Height, image.ContentType, bytes);
    }

    private static async Task<ArticleVideo> VideoAsync(Place place, OutgoingVideo video, CancellationToken cancel)
    {
        var (key, bytes) = await KeepAsync(place, video.Open, video.ContentType, "video/", "video", cancel);
        var cover = video.Cover is { } still ? await ImageAsync(place, still, "video", cancel) : null;
        var captions = new List<ArticleCaptions>();
        foreach (var track in video.Captions)
        {
            var text = await KeepAsync(
                place, _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(track.WebVtt))), "text/vtt", "text/", "video", cancel);
            captions.Add(new(text.Key, track.Language));
        }

        return new(key, video.AltText, video.Width, video.Height, video.Seconds, video.ContentType, bytes, cover, captions);
    }

    private static async Task<ArticleLinkCard?> CardAsync(Place place, OutgoingLinkCard card, CancellationToken cancel)
    {
        if (card.Address.Scheme is not ("http" or "https")) return null;
        var picture = card.Thumbnail is { } thumbnail ? await ImageAsync(place, thumbnail, "linkCard", cancel) : null;
        return new(card.Address, card.Title, card.Description, picture);
    }

    private static async Task<(string Key, long Bytes)> KeepAsync(
        Place place, Func<CancellationToken, Task<Stream>> open, string type, string family, string field, CancellationToken cancel)
    {
        if (!type.StartsWith(family, StringComparison.Ordinal) || !ArticleFiles.Takes(type))
            throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, $"The Newsroom does not show files of type {type}.", Field: field));
        try
        {
            return await place.Files.KeepAsync(place.Workspace, place.Handle, open, type, LargestFile, cancel)
                ?? throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, $"The file is larger than {LargestFile} bytes.", Field: field));
        }
        catch (IOException failed)
        {
            throw new ConnectorException(new ConnectorFailure(FailureKind.Transient, "The file could not be stored.", Field: field), failed);
        }
    }
}
