using System.Text;
using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>Uploads what hangs below the text. A post carries one kind: images, else a video, else the link card.</summary>
internal sealed class BlueskyMedia(BlueskyAccount account, OutgoingPost post)
{
    public async Task<Embed?> PlaceAsync(CancellationToken cancel)
    {
        if (post.Images.Count > 0) return await ImagesAsync(cancel);
        if (post.Video is { } video) return await VideoAsync(video, cancel);
        return post.LinkCard is { } card ? await CardAsync(card, cancel) : null;
    }

    private async Task<Embed> ImagesAsync(CancellationToken cancel)
    {
        var placed = new List<PlacedImage>();
        foreach (var image in post.Images)
            placed.Add(new(await UploadAsync(image, $"images[{placed.Count}]", cancel), image.AltText, image.Width, image.Height));
        return new ImagesEmbed(placed);
    }

    private async Task<Embed> VideoAsync(OutgoingVideo video, CancellationToken cancel)
    {
        var captions = new List<PlacedCaptions>();
        foreach (var (language, webVtt) in video.Captions)
        {
            var bytes = Encoding.UTF8.GetBytes(webVtt);
            captions.Add(new(language, await UploadAsync(_ => Task.FromResult<Stream>(new MemoryStream(bytes)), "text/vtt", bytes.Length, "video", cancel)));
        }

        var blob = await UploadAsync(video.Open, video.ContentType, video.Bytes, "video", cancel);
        return new VideoEmbed(blob, video.AltText, video.Width, video.Height, captions);
    }

    private async Task<Embed> CardAsync(OutgoingLinkCard card, CancellationToken cancel)
    {
        var thumbnail = card.Thumbnail is { } image ? await UploadAsync(image, "linkCard", cancel) : null;
        return new CardEmbed(card.Address, card.Title, card.Description, thumbnail);
    }

    private Task<Blob> UploadAsync(OutgoingImage image, string field, CancellationToken cancel) =>
        UploadAsync(image.Open, image.ContentType, image.Bytes, field, cancel);

    private async Task<Blob> UploadAsync(
        Func<CancellationToken, Task<Stream>> open, string contentType, long bytes, string field, CancellationToken cancel)
    {
        try
        {
            return await account.CallAsync(async session =>
            {
                await using var file = await open(cancel);
                return await account.Api.UploadAsync(session, file, contentType, bytes, cancel);
            }, cancel);
        }
        catch (ConnectorException refused) when (refused.Failure is { Kind: FailureKind.Validation, Field: null })
        {
            throw new ConnectorException(refused.Failure with { Field = field }, refused.InnerException);
        }
    }
}
