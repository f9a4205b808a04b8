using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Policies;
using Quartett.Core.Publishing.Checking;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>Turns a statement that has passed the gate into what the connector sends: files fitted to the network's limits.</summary>
internal sealed class Packing(IMediaFiles media)
{
    private static readonly ImageLimits ThumbnailLimits = new(1, 950_000, ["image/jpeg"], 1200);

    /// <exception cref="FileNotFoundException">A file is gone.</exception>
    /// <exception cref="ConnectorException">A picture cannot be made to fit.</exception>
    /// <param name="step">Which of the posts it takes, from 0.</param>
    public async Task<OutgoingPost> PackAsync(Delivery delivery, Statement statement, PostContent content, PostVariant variant, int step, CancellationToken cancel)
    {
        var before = delivery.PartsOut().Take(step).Where(part => part.RemoteId.Length > 0).ToList();
        var bare = new OutgoingPost
        {
            DeliveryId = delivery.Id.Value,
            Text = step < statement.Parts.Count ? statement.Parts[step] : statement.Comment ?? "",
            Kind = step == 0 ? OutgoingKind.Post : step < statement.Parts.Count ? OutgoingKind.Part : OutgoingKind.Comment,
            Step = step,
            Steps = statement.Steps,
            Before = before,
            Language = statement.Language,
            At = delivery.DueAt,
        };
        if (bare.Kind == OutgoingKind.Comment) return bare;
        var images = new List<OutgoingImage>();
        if (statement.Limits.Images is { } limits)
        {
            foreach (var image in ToldParts.Of(content, variant, statement.Limits)[step].Images) images.Add(await FitAsync(delivery.WorkspaceId, image.Media, image, limits, cancel));
        }

        return bare with
        {
            Images = images,
            Video = step == 0 && content.Video is { } video ? await VideoAsync(delivery.WorkspaceId, video, statement, cancel) : null,
            LinkCard = step == 0 && statement.Link is { } link ? await CardAsync(delivery.WorkspaceId, link, cancel) : null,
        };
    }

    private async Task<OutgoingImage> FitAsync(WorkspaceId workspace, Guid id, PostImage? image, ImageLimits limits, CancellationToken cancel)
    {
        var shape = new PictureShape(
            image?.Cut is { } cut ? new CropArea(cut.X, cut.Y, cut.Width, cut.Height) : null,
            image is { FocusX: { } x, FocusY: { } y } ? new FocalPoint(x, y) : null);
        var fitted = await media.FitAsync(workspace, id, shape, limits, cancel);
        if (fitted.Value is not { } picture) throw new ConnectorException(new ConnectorFailure(FailureKind.Validation, fitted.Problem!.Code, Field: "images"));
        return new OutgoingImage(_ => Task.FromResult<Stream>(new MemoryStream(picture.Content, writable: false)), picture.ContentType, picture.Content.Length, picture.Width, picture.Height, image?.AltText ?? "")
        {
            FileKey = $"{id:n}{Extension(picture.ContentType)}",
        };
    }

    private async Task<OutgoingVideo> VideoAsync(WorkspaceId workspace, PostVideo video, Statement statement, CancellationToken cancel)
    {
        var fact = (await media.FactsAsync(workspace, [video.Media], cancel)).GetValueOrDefault(video.Media) ?? throw new FileNotFoundException(video.Media.ToString());
        var captions = new List<OutgoingCaptions>();
        if (video.Captions is { } captionsId)
        {
            await using var stream = await media.OpenAsync(workspace, captionsId, cancel);
            using var reader = new StreamReader(stream);
            captions.Add(new(video.CaptionsLanguage, await reader.ReadToEndAsync(cancel)));
        }

        return new OutgoingVideo(c => media.OpenAsync(workspace, video.Media, c), fact.ContentType, fact.Bytes, fact.Width, fact.Height, fact.Seconds, video.AltText)
        {
            Captions = captions,
            Cover = video.Cover is { } cover && statement.Limits.Images is { } limits ? await FitAsync(workspace, cover, null, limits, cancel) : null,
            FileKey = $"{video.Media:n}.mp4",
        };
    }

    private async Task<OutgoingLinkCard> CardAsync(WorkspaceId workspace, StatedLink link, CancellationToken cancel) => new(
        new Uri(link.Address),
        link.Title,
        link.Description,
        link.Thumbnail is { } thumbnail ? await FitAsync(workspace, thumbnail, null, ThumbnailLimits, cancel) : null);

    private static string Extension(string contentType) => contentType switch
    {
        "image/png" => ".png",
        "image/webp" => ".webp",
        "image/gif" => ".gif",
        _ => ".jpg",
    };
}
