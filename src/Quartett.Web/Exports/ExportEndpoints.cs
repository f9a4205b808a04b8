using System.Globalization;
using System.Runtime.CompilerServices;
using Quartett.Core.Kernel;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Describing;
using Quartett.Web.Hosting;

namespace Quartett.Web.Exports;

/// <summary>Lists to take along, for whoever manages the workspace.</summary>
internal sealed class ExportEndpoints : IMapEndpoints
{
    private const int PageSize = 200;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/w/{slug}/audit.csv", AuditAsync).ExcludeFromDescription();
        app.MapGet("/w/{slug}/posts.csv", PostsAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> AuditAsync(string slug, string? area, Ask ask, ICurrentWorkspace here, Words words, Moments moments)
    {
        // The first page is asked for before anything is sent, so that a refusal still is one.
        var first = await ask.RunAsync(new ReadAudit(here.Opened!.Id, area, null, PageSize));
        if (!first.Done) return Results.StatusCode(Api.ApiProblems.StatusOf(first.Refusals[0]));
        string[] head = ["#", Zoned(words["audit.when"], moments), words["audit.who"], words["audit.what"], words["export.code"], words["export.details"]];
        return new CsvFile($"{slug}-audit.csv", head, Lines());

        async IAsyncEnumerable<IReadOnlyList<string>> Lines([EnumeratorCancellation] CancellationToken cancel = default)
        {
            for (var page = first.Value; page is not null;)
            {
                foreach (var line in page.Lines)
                {
                    yield return
                    [
                        line.Number.ToString(CultureInfo.InvariantCulture), Local(line.At, moments), Who(line, words), words.Happened(line.What), line.What,
                        string.Join("; ", line.Details.Select(d => $"{d.Key}: {d.Value}")),
                    ];
                }

                cancel.ThrowIfCancellationRequested();
                page = page.Next is { } next ? (await ask.RunAsync(new ReadAudit(here.Opened.Id, area, next, PageSize))).Value : null;
            }
        }
    }

    private static async Task<IResult> PostsAsync(string slug, string? q, PostStage? stage, Guid? channel, bool? discarded, Ask ask, ICurrentWorkspace here, Words words, Moments moments, IPublicAddress root)
    {
        if (!here.Opened!.May(Right.ManageWorkspace)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var first = await ask.RunAsync(new ListPosts(here.Opened.Id, stage, channel, q, discarded == true, Take: PageSize));
        if (!first.Done) return Results.StatusCode(Api.ApiProblems.StatusOf(first.Refusals[0]));
        string[] head =
        [
            words["export.text"], words["export.stage"], Zoned(words["export.plannedAt"], moments), words["export.channels"], words["export.author"],
            Zoned(words["export.changedAt"], moments), words["export.address"],
        ];
        return new CsvFile($"{slug}-posts.csv", head, Lines());

        async IAsyncEnumerable<IReadOnlyList<string>> Lines([EnumeratorCancellation] CancellationToken cancel = default)
        {
            for (var page = first.Value; page is { Count: > 0 };)
            {
                foreach (var post in page)
                {
                    yield return
                    [
                        post.FirstWords, words[$"posts.stage.{post.Stage}"], post.PlannedAt is { } at ? Local(at, moments) : "", string.Join("; ", post.Channels.Select(c => c.Name)),
                        post.AuthorName, Local(post.ChangedAt, moments), root.Absolute(Addresses.Post(slug, post.Id.Value)),
                    ];
                }

                cancel.ThrowIfCancellationRequested();
                page = page.Count < PageSize ? null : (await ask.RunAsync(new ListPosts(here.Opened.Id, stage, channel, q, discarded == true, page[^1].ChangedAt, PageSize))).Value;
            }
        }
    }

    private static string Who(AuditLine line, Words words) => line.Kind switch
    {
        ActorKind.Person => line.Who,
        ActorKind.CommandLine => words.Of("audit.byCommandLine", line.Who),
        ActorKind.Clock => words["audit.byClock"],
        _ => line.Details.GetValueOrDefault("name") ?? words["audit.byNobody"],
    };

    private static string Zoned(string label, Moments moments) => $"{label} ({moments.Zone.Id})";

    private static string Local(DateTimeOffset at, Moments moments) => moments.Local(at).ToString("uuuu'-'MM'-'dd' 'HH':'mm':'ss", CultureInfo.InvariantCulture);
}
