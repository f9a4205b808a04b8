using Quartett.Core.Media;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>What a page says of itself, for the card below a post.</summary>
internal sealed class LinkCardsApi : IMapApi
{
    public void Map(RouteGroupBuilder api) =>
        api.MapPost("/w/{slug}/link-card", ReadAsync).WithName("readLinkCard").WithTags("Media")
            .WithSummary("Reads title, description and picture of a web page; the picture goes into the media library.")
            .Produces<LinkCardRead>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ReadAsync(string slug, LinkCardQuestion question, Ask ask, ICurrentWorkspace here) =>
        (await ask.RunAsync(new ReadLinkCard(here.Opened!.Id, question.Address ?? ""))).Answer();
}

/// <param name="Address">Of a public web page.</param>
public sealed record LinkCardQuestion(string? Address);
