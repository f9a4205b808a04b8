using Microsoft.Net.Http.Headers;
using Quartett.Core.Media;
using Quartett.Web.Hosting;

namespace Quartett.Web.Media;

/// <summary>The files themselves, for members only. What is sent was written by us, and a browser may do nothing with it but show it.</summary>
internal sealed class MediaFileEndpoints : IMapEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/w/{slug}/media/{id:guid}").WithMetadata(new SetsNoCookie()).ExcludeFromDescription();
        files.MapMethods("/file", Reading, (Guid id, bool? download, HttpContext context, Ask ask, ICurrentWorkspace here) => SendAsync(id, false, download == true, context, ask, here));
        files.MapMethods("/thumb", Reading, (Guid id, HttpContext context, Ask ask, ICurrentWorkspace here) => SendAsync(id, true, false, context, ask, here));
    }

    private static async Task<IResult> SendAsync(Guid id, bool thumbnail, bool download, HttpContext context, Ask ask, ICurrentWorkspace here)
    {
        var opened = await ask.RunAsync(new OpenMedia(here.Opened!.Id, id, thumbnail));
        if (!opened.Done) return Results.NotFound();
        var file = opened.Value;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        // An id never gets other content: a changed picture is a new one.
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue(download ? "attachment" : "inline");
        disposition.SetHttpFileName(Named(file.FileName, file.ContentType));
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(
            file.Content, file.ContentType, lastModified: file.At, entityTag: new EntityTagHeaderValue(thumbnail ? $"\"{id:n}-s\"" : $"\"{id:n}\""), enableRangeProcessing: true);
    }

    // The picture was written anew, perhaps in another format than its name says.
    private static string Named(string fileName, string contentType) => contentType switch
    {
        "image/jpeg" when Path.GetExtension(fileName).ToLowerInvariant() is not (".jpg" or ".jpeg") => Path.ChangeExtension(fileName, ".jpg"),
        "image/png" => Path.ChangeExtension(fileName, ".png"),
        "image/webp" => Path.ChangeExtension(fileName, ".webp"),
        "text/vtt" => Path.ChangeExtension(fileName, ".vtt"),
        _ => fileName,
    };
}
