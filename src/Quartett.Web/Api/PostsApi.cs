using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Web.Composer;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>Writing posts: drafts, versions, comments, and what the channels would say.</summary>
internal sealed class PostsApi : IMapApi
{
    public void Map(RouteGroupBuilder api)
    {
        var posts = api.MapGroup("/w/{slug}/posts").WithTags("Posts");
        MapReading(posts);
        MapWriting(posts);
        MapVersions(posts);
        MapComments(posts);
        MapForm(posts);
    }

    private static void MapForm(RouteGroupBuilder posts)
    {
        posts.MapPost("/fields", DraftFieldsAsync).WithName("draftFields").WithSummary("Begins a post from the composer's form").Produces<BegunDraft>().ProducesProblem(422);
        posts.MapPut("/{id:guid}/fields", SaveFieldsAsync).WithName("saveFields").WithSummary("Saves the composer's form; 409 like the ordinary save, with the current fields").Produces<Saved>().ProducesProblem(409);
        posts.MapPost("/preview", PreviewAsync).WithName("previewPost").WithSummary("The composer's findings and previews as HTML; saves nothing").Produces(200, contentType: "text/html");
    }

    private static void MapReading(RouteGroupBuilder posts)
    {
        posts.MapGet("", async (ICurrentWorkspace here, Ask ask, PostStage? stage, Guid? channel, string? search, DateTimeOffset? before, bool discarded = false, int take = 50) =>
                (await ask.RunAsync(new ListPosts(here.Opened!.Id, stage, channel, search, discarded, before?.ToUniversalTime(), take))).Answer())
            .WithName("listPosts").WithSummary("Posts, newest change first; page on with before = the last changedAt").Produces<IReadOnlyList<PostCard>>();
        posts.MapGet("/{id:guid}", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new ShowPost(here.Opened!.Id, new(id)))).Answer())
            .WithName("showPost").WithSummary("One post with its deliveries and attempts").Produces<PostView>().ProducesProblem(404);
        posts.MapPost("/check", async (ICurrentWorkspace here, Ask ask, Words words, ContentBody body) =>
                (await ask.RunAsync(new CheckContent(here.Opened!.Id, body.Content))).Answer(checks => Results.Ok(checks.Select(c => CheckedVariant.Of(c, words)))))
            .WithName("checkContent").WithSummary("What every channel would say to this content; saves nothing").Produces<IEnumerable<CheckedVariant>>();
    }

    private static void MapWriting(RouteGroupBuilder posts)
    {
        posts.MapPost("", async (ICurrentWorkspace here, Ask ask, DraftBody body) =>
                await CreatedAsync(here, ask, await ask.RunAsync(new DraftPost(here.Opened!.Id, body.Content, body.PlannedAt?.ToUniversalTime()))))
            .WithName("draftPost").WithSummary("Begins a post").Produces<PostView>(201).ProducesProblem(422);
        posts.MapPut("/{id:guid}", async (ICurrentWorkspace here, Ask ask, Guid id, EditBody body) =>
            {
                var saved = await ask.RunAsync(new EditPost(here.Opened!.Id, new(id), body.Revision, body.Content));
                return saved.Refusal?.Code == "post.conflict" ? await ConflictAsync(here, ask, id, saved.Refusal, post => ("content", post.Content)) : saved.Answer();
            })
            .WithName("editPost").WithSummary("Saves what a post says; 409 with changedBy, changedAt, revision and the current content when it moved on").Produces<Saved>().ProducesProblem(409).ProducesProblem(422);
        posts.MapPost("/{id:guid}/duplicate", async (ICurrentWorkspace here, Ask ask, Guid id) => await CreatedAsync(here, ask, await ask.RunAsync(new DuplicatePost(here.Opened!.Id, new(id)))))
            .WithName("duplicatePost").WithSummary("Makes a draft with the same content").Produces<PostView>(201);
        posts.MapPost("/{id:guid}/discard", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new DiscardPost(here.Opened!.Id, new(id)))).Answer(NoContent))
            .WithName("discardPost").WithSummary("Puts a post away; what is still to go out is cancelled").Produces(204).ProducesProblem(422);
        posts.MapPost("/{id:guid}/bring-back", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new BringBackPost(here.Opened!.Id, new(id)))).Answer(NoContent))
            .WithName("bringBackPost").WithSummary("Takes a discarded post back").Produces(204);
    }

    private static void MapVersions(RouteGroupBuilder posts)
    {
        posts.MapGet("/{id:guid}/versions", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new ListVersions(here.Opened!.Id, new(id)))).Answer())
            .WithName("listVersions").WithSummary("Versions, newest first, each with what changed").Produces<IReadOnlyList<VersionView>>();
        posts.MapPost("/{id:guid}/versions/{revision:int}/restore", async (ICurrentWorkspace here, Ask ask, Guid id, int revision, RevisionBody body) =>
            {
                var saved = await ask.RunAsync(new RestoreVersion(here.Opened!.Id, new(id), body.Revision, revision));
                return saved.Refusal?.Code == "post.conflict" ? await ConflictAsync(here, ask, id, saved.Refusal, post => ("content", post.Content)) : saved.Answer();
            })
            .WithName("restoreVersion").WithSummary("Makes an earlier version the current one").Produces<Saved>().ProducesProblem(409);
    }

    private static void MapComments(RouteGroupBuilder posts)
    {
        posts.MapGet("/{id:guid}/comments", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new ListComments(here.Opened!.Id, new(id)))).Answer())
            .WithName("listComments").WithSummary("What colleagues said about a post").Produces<IReadOnlyList<CommentView>>();
        posts.MapPost("/{id:guid}/comments", async (ICurrentWorkspace here, Ask ask, Guid id, CommentBody body) =>
                (await ask.RunAsync(new AddComment(here.Opened!.Id, new(id), body.Text))).Answer(NoContent))
            .WithName("addComment").WithSummary("Says something about a post; @Name mentions somebody").Produces(204).ProducesProblem(422);
    }

    private static async Task<IResult> SaveFieldsAsync(ICurrentWorkspace here, Ask ask, Guid id, FieldsBody body)
    {
        var content = PostFields.Read(body.Fields);
        if (!content.Done) return ApiProblems.Of(content.Refusals);
        var saved = await ask.RunAsync(new EditPost(here.Opened!.Id, new(id), body.Revision, content.Value));
        if (saved.Refusal?.Code != "post.conflict") return saved.Answer();
        var channels = (await ask.RunAsync(new ListChannels(here.Opened.Id))).Value ?? [];
        return await ConflictAsync(here, ask, id, saved.Refusal, post => ("fields", PostFields.Write(post.Content, channels)));
    }

    private static async Task<IResult> DraftFieldsAsync(ICurrentWorkspace here, Ask ask, FieldsBody body)
    {
        var content = PostFields.Read(body.Fields);
        if (!content.Done) return ApiProblems.Of(content.Refusals);
        var slug = here.Opened!.Slug;
        return (await ask.RunAsync(new DraftPost(here.Opened.Id, content.Value)))
            .Answer(id => Results.Ok(new BegunDraft(1, $"{Addresses.Api(slug)}/posts/{id}/fields", Addresses.Post(slug, id.Value))));
    }

    private static async Task<IResult> PreviewAsync(ICurrentWorkspace here, Ask ask, FieldsBody body)
    {
        var content = PostFields.Read(body.Fields);
        if (!content.Done) return ApiProblems.Of(content.Refusals);
        var shown = await ShownPost.OfAsync(here.Opened!, ask, content.Value);
        return new RazorComponentResult<LiveCheck>(new { Shown = shown });
    }

    private static async Task<IResult> CreatedAsync(ICurrentWorkspace here, Ask ask, Outcome<PostId> made)
    {
        if (!made.Done) return ApiProblems.Of(made.Refusals);
        var address = $"{Addresses.Api(here.Opened!.Slug)}/posts/{made.Value}";
        return (await ask.RunAsync(new ShowPost(here.Opened.Id, made.Value))).Answer(post => Results.Created(address, post));
    }

    // The second of two people gets everything a merge needs in one answer.
    private static async Task<IResult> ConflictAsync(ICurrentWorkspace here, Ask ask, Guid id, Refusal conflict, Func<PostView, (string Name, object Value)> current)
    {
        var shown = await ask.RunAsync(new ShowPost(here.Opened!.Id, new(id)));
        return shown.Answer(post => new MovedOn(conflict, post, current(post)));
    }

    private static IResult NoContent(Nothing _) => Results.NoContent();

    private sealed class MovedOn(Refusal refusal, PostView post, (string Name, object Value) current) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var words = httpContext.RequestServices.GetRequiredService<Words>();
            var sentence = words.Of(refusal.Code, refusal.Args);
            return Results.Problem(
                title: sentence,
                statusCode: StatusCodes.Status409Conflict,
                type: "about:blank",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["code"] = refusal.Code,
                    ["message"] = sentence,
                    ["revision"] = post.Revision,
                    ["changedBy"] = post.ChangedByName,
                    ["changedAt"] = post.ChangedAt,
                    [current.Name] = current.Value,
                }).ExecuteAsync(httpContext);
        }
    }
}

/// <summary>A draft's content.</summary>
internal sealed record DraftBody([property: JsonRequired] PostContent Content, DateTimeOffset? PlannedAt = null);

/// <param name="Revision">The revision the change started from.</param>
internal sealed record EditBody([property: JsonRequired] int Revision, [property: JsonRequired] PostContent Content);

internal sealed record ContentBody([property: JsonRequired] PostContent Content);

/// <param name="Revision">The revision that is on the screen.</param>
internal sealed record RevisionBody(int Revision);

internal sealed record CommentBody(string Text);

/// <param name="Url">Where to save to from now on.</param>
/// <param name="Address">The page of the draft.</param>
internal sealed record BegunDraft(int Revision, string Url, string Address);

internal sealed record FieldsBody(int Revision, [property: JsonRequired] Dictionary<string, JsonElement> Fields);
