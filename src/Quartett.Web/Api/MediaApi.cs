using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Quartett.Core.Media;
using Quartett.Web.Hosting;
using Quartett.Web.Media;

namespace Quartett.Web.Api;

/// <summary>Files of the library for islands: uploading and choosing.</summary>
internal sealed class MediaApi : IMapApi
{
    public void Map(RouteGroupBuilder api)
    {
        var media = api.MapGroup("/w/{slug}/media").WithTags("Media");
        media.MapPost("", UploadAsync).WithName("uploadMedia")
            .WithSummary("Takes one file (multipart field \"file\"): a picture up to 50 MB, an mp4 video up to 300 MB or captions up to 512 KB.")
            .AddOpenApiOperationTransformer(DescribeBody).Produces<UploadedFile>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        media.MapGet("", ListAsync).WithName("listMedia").WithSummary("The library, newest first: by words, tag and kind, in pages by the moment of upload.")
            .Produces<IReadOnlyList<ListedFile>>();
    }

    // Said here and not by metadata: that would send other content types away with "not found" instead of a sentence.
    private static Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema { Type = JsonSchemaType.Object, Required = new HashSet<string> { "file" }, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = file } };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = form } },
        };
        return Task.CompletedTask;
    }

    private static async Task<IResult> UploadAsync(string slug, HttpContext context, Ask ask, ICurrentWorkspace here)
    {
        // The group has looked at the token already.
        var taken = await SentFile.TakeAsync(context, ask, here.Opened!.Id, _ => Task.FromResult(true));
        return taken.Outcome.Answer(m => Results.Ok(UploadedFile.Of(slug, m, taken.Name!)));
    }

    private static async Task<IResult> ListAsync(string slug, string? q, string? tag, string? kind, DateTimeOffset? before, int? take, Ask ask, ICurrentWorkspace here) =>
        (await ask.RunAsync(new ListMedia(here.Opened!.Id, q, tag, Enum.TryParse<MediaKind>(kind, ignoreCase: true, out var chosen) ? chosen : null, before?.ToUniversalTime(), take ?? 60)))
            .Answer(files => Results.Ok(files.Select(f => ListedFile.Of(slug, f)).ToList()));
}

/// <param name="Width">Pixels; 0 for captions.</param>
/// <param name="Seconds">0 unless it is a video.</param>
/// <param name="LocationRemoved">The picture said where it was taken; that is gone now.</param>
/// <param name="Href">The page of the file.</param>
/// <param name="Thumb">A small picture, or <c>null</c> where there is none.</param>
public sealed record UploadedFile(
    Guid Id, MediaKind Kind, int Width, int Height, double Seconds, bool LocationRemoved, string FileName, string Href, string File, string? Thumb)
{
    internal static UploadedFile Of(string slug, MediaUploaded media, string name) => new(
        media.Id, media.Kind, media.Width, media.Height, media.Seconds, media.LocationRemoved, name,
        Addresses.MediaItem(slug, media.Id), Addresses.MediaFile(slug, media.Id), media.Kind == MediaKind.Picture ? Addresses.MediaThumb(slug, media.Id) : null);
}

/// <summary>A file to choose from.</summary>
public sealed record ListedFile(
    Guid Id, MediaKind Kind, string FileName, long Bytes, int Width, int Height, double Seconds, string AltText, IReadOnlyList<string> Tags, DateTimeOffset UploadedAt,
    string File, string? Thumb)
{
    internal static ListedFile Of(string slug, MediaView media) => new(
        media.Id, media.Kind, media.FileName, media.Bytes, media.Width, media.Height, media.Seconds, media.AltText, media.Tags, media.UploadedAt,
        Addresses.MediaFile(slug, media.Id), media.Kind == MediaKind.Picture ? Addresses.MediaThumb(slug, media.Id) : null);
}
