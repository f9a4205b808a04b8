using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Web.Hosting;
using Quartett.Web.Repeating;

namespace Quartett.Web.Api;

/// <summary>Posts that repeat.</summary>
internal sealed class SeriesApi : IMapApi
{
    public void Map(RouteGroupBuilder api)
    {
        var workspace = api.MapGroup("/w/{slug}").WithTags("Series");
        workspace.MapPost("/posts/{id:guid}/repeat", async (ICurrentWorkspace here, Ask ask, Guid id, RepeatBody body) =>
                (await ask.RunAsync(new RepeatPost(here.Opened!.Id, new(id), body.Recurrence, body.Revision))).Answer(series => Results.Ok(new BegunSeries(series))))
            .WithName("repeatPost").WithSummary("Begins a series with this post: it takes the first day, the next ones are planned after it").Produces<BegunSeries>().ProducesProblem(409).ProducesProblem(422);
        workspace.MapPost("/posts/{id:guid}/rewrite-series", async (ICurrentWorkspace here, Ask ask, Guid id, RewriteBody body) =>
                (await ask.RunAsync(new RewriteSeries(here.Opened!.Id, new(id), body.Revision))).Answer(posts => Results.Ok(new RewrittenSeries(posts))))
            .WithName("rewriteSeries").WithSummary("Lets all posts of the series that follow say what this one says, except where somebody wrote something of their own").Produces<RewrittenSeries>().ProducesProblem(422);

        var series = workspace.MapGroup("/series");
        series.MapGet("", async (ICurrentWorkspace here, Ask ask) => (await ask.RunAsync(new ListSeries(here.Opened!.Id))).Answer())
            .WithName("listSeries").WithSummary("All series, each with its next day").Produces<IReadOnlyList<SeriesView>>();
        series.MapPost("/preview", async (ICurrentWorkspace here, Ask ask, PreviewBody body) => (await ask.RunAsync(new PreviewRecurrence(here.Opened!.Id, body.Recurrence, body.Take))).Answer())
            .WithName("previewRecurrence").WithSummary("The next days of a recurrence; saves nothing").Produces<IReadOnlyList<Occurrence>>().ProducesProblem(422);
        series.MapPost("/dates", DatesAsync).WithName("previewRhythm").WithSummary("The next days of the fields of the form as HTML; saves nothing").Produces(200, contentType: "text/html");
        series.MapGet("/{id:guid}", async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(new ShowSeries(here.Opened!.Id, new(id)))).Answer())
            .WithName("showSeries").WithSummary("One series with its next days").Produces<SeriesView>().ProducesProblem(404);
        series.MapPut("/{id:guid}/recurrence", async (ICurrentWorkspace here, Ask ask, Guid id, Recurrence body) =>
                (await ask.RunAsync(new ChangeRecurrence(here.Opened!.Id, new(id), body))).Answer(_ => Results.NoContent()))
            .WithName("changeRecurrence").WithSummary("Gives a series other days or another time from now on").Produces(204).ProducesProblem(422);
        Act(series, "pause", "pauseSeries", "Nothing of it goes out until it is resumed", (place, id) => new PauseSeries(place, id));
        Act(series, "resume", "resumeSeries", "Goes on with the next day", (place, id) => new ResumeSeries(place, id));
        Act(series, "end", "endSeries", "Ends it for good; what went out stays", (place, id) => new EndSeries(place, id));
        series.MapPut("/{id:guid}/skipped/{day}", (ICurrentWorkspace here, Ask ask, Guid id, string day) => OnDayAsync(day, on => ask.RunAsync(new SkipOccurrence(here.Opened!.Id, new(id), on))))
            .WithName("skipOccurrence").WithSummary("Leaves one day (yyyy-MM-dd) out").Produces(204).ProducesProblem(422);
        series.MapDelete("/{id:guid}/skipped/{day}", (ICurrentWorkspace here, Ask ask, Guid id, string day) => OnDayAsync(day, on => ask.RunAsync(new UnskipOccurrence(here.Opened!.Id, new(id), on))))
            .WithName("unskipOccurrence").WithSummary("Takes a day back that was left out").Produces(204).ProducesProblem(422);
    }

    private static void Act(RouteGroupBuilder series, string verb, string name, string summary, Func<WorkspaceId, SeriesId, IUseCase<Nothing>> useCase) =>
        series.MapPost("/{id:guid}/" + verb, async (ICurrentWorkspace here, Ask ask, Guid id) => (await ask.RunAsync(useCase(here.Opened!.Id, new(id)))).Answer(_ => Results.NoContent()))
            .WithName(name).WithSummary(summary).Produces(204).ProducesProblem(422);

    private static async Task<IResult> OnDayAsync(string day, Func<LocalDate, Task<Outcome<Nothing>>> act) =>
        LocalDatePattern.Iso.Parse(day) is { Success: true } read ? (await act(read.Value)).Answer(_ => Results.NoContent()) : ApiProblems.Of([new Refusal("series.first", "day")]);

    private static async Task<IResult> DatesAsync(ICurrentWorkspace here, Ask ask, Words words, HttpRequest request)
    {
        if (!request.HasFormContentType) return ApiProblems.Of([new Refusal("series.first", "first")]);
        var shown = await ShownRhythm.OfAsync(RhythmInput.Of(await request.ReadFormAsync()), here.Opened!.Id, ask);
        return new RazorComponentResult<UpcomingDates>(new { shown.Recurrence, shown.Dates, Error = shown.Refusal is { } refusal ? words.Of(refusal.Code, refusal.Args) : null });
    }
}

/// <param name="Revision">What the person had on the screen; refused when the post moved on.</param>
internal sealed record RepeatBody([property: JsonRequired] Recurrence Recurrence, int? Revision = null);

internal sealed record RewriteBody(int? Revision = null);

internal sealed record PreviewBody([property: JsonRequired] Recurrence Recurrence, int Take = 5);

internal sealed record BegunSeries(SeriesId Id);

/// <param name="Posts">How many posts say something new.</param>
internal sealed record RewrittenSeries(int Posts);
