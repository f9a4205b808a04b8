using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>Templates, signatures and hashtag sets.</summary>
internal sealed class PostsTextBlocksApi : IMapApi
{
    public void Map(RouteGroupBuilder api)
    {
        var blocks = api.MapGroup("/w/{slug}/text-blocks").WithTags("Text blocks");
        blocks.MapGet("", async (ICurrentWorkspace here, Ask ask) => (await ask.RunAsync(new ListTextBlocks(here.Opened!.Id))).Answer())
            .WithName("listTextBlocks").WithSummary("Templates, signatures and hashtag sets").Produces<IReadOnlyList<TextBlockView>>();
        blocks.MapPost("", async (ICurrentWorkspace here, Ask ask, TextBlockBody body) => (await ask.RunAsync(body.Keep(here.Opened!.Id, null))).Answer(id => Results.Ok(new KeptTextBlock(id))))
            .WithName("keepTextBlock").WithSummary("Keeps a new one").Produces<KeptTextBlock>().ProducesProblem(422);
        blocks.MapPut("/{id:guid}", async (ICurrentWorkspace here, Ask ask, Guid id, TextBlockBody body) =>
                (await ask.RunAsync(body.Keep(here.Opened!.Id, id))).Answer(kept => Results.Ok(new KeptTextBlock(kept))))
            .WithName("changeTextBlock").WithSummary("Changes one").Produces<KeptTextBlock>().ProducesProblem(422);
        blocks.MapDelete("/{id:guid}", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new DropTextBlock(here.Opened!.Id, id))).Answer(_ => Results.NoContent()))
            .WithName("dropTextBlock").WithSummary("Deletes one").Produces(204);
    }
}

internal sealed record KeptTextBlock(Guid Id);

internal sealed record TextBlockBody(TextBlockKind Kind, string Name, string Text)
{
    public KeepTextBlock Keep(WorkspaceId workspace, Guid? id) => new(workspace, id, Kind, Name, Text);
}
