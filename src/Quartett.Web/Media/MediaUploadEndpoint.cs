using Microsoft.AspNetCore.Antiforgery;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Web.Hosting;

namespace Quartett.Web.Media;

/// <summary>The upload of a browser without scripts: an ordinary form, answered by the page that shows what came of it.</summary>
internal sealed class MediaUploadEndpoint : IMapEndpoints
{
    public void Map(IEndpointRouteBuilder app) => app.MapPost("/w/{slug}/media/upload", UploadAsync).ExcludeFromDescription();

    private static async Task<IResult> UploadAsync(string slug, HttpContext context, Ask ask, ICurrentWorkspace here, IAntiforgery antiforgery)
    {
        var taken = await SentFile.TakeAsync(context, ask, here.Opened!.Id, async c => c.Request.Headers.ContainsKey(Api.ApiGroup.AntiforgeryHeader) && await antiforgery.IsRequestValidAsync(c));
        return Results.Redirect(taken.Outcome.Done ? Kept(slug, taken.Outcome.Value) : Refused(slug, taken.Outcome.Refusals[0]));
    }

    private static string Kept(string slug, MediaUploaded media) => Addresses.MediaItem(slug, media.Id) + (media.LocationRemoved ? "?location=removed" : "?kept=yes");

    private static string Refused(string slug, Refusal refusal) => Addresses.Media(slug) + QueryString.Create(
        [KeyValuePair.Create<string, string?>("problem", refusal.Code), .. refusal.Args.Select(a => KeyValuePair.Create<string, string?>("of", a.ToString()))]);
}
