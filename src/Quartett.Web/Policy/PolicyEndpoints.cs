using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Quartett.Core.Kernel;
using Quartett.Core.People;
using Quartett.Core.Policies;
using Quartett.Web.Api;
using Quartett.Web.Exports;
using Quartett.Web.Hosting;

namespace Quartett.Web.Policy;

/// <summary>The policy, its signatures and certificates as files to take along.</summary>
internal sealed class PolicyEndpoints : IMapEndpoints
{
    private const string Pdf = "application/pdf";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/w/{slug}/policy/versions/{number:int}.pdf", async (string slug, int number, Ask ask, ICurrentWorkspace here) => Paper(await ask.RunAsync(new PrintPolicy(here.Opened!.Id, number)), $"{slug}-policy-{number.ToString(CultureInfo.InvariantCulture)}.pdf")).ExcludeFromDescription();
        app.MapGet("/w/{slug}/policy/versions/{number:int}.md", TextAsync).ExcludeFromDescription();
        app.MapGet("/w/{slug}/policy/signatures.pdf", async (string slug, Ask ask, ICurrentWorkspace here) => Paper(await ask.RunAsync(new PrintAcknowledgements(here.Opened!.Id)), $"{slug}-signatures.pdf")).ExcludeFromDescription();
        app.MapGet("/w/{slug}/policy/signatures.csv", SignaturesAsync).ExcludeFromDescription();
        app.MapGet("/w/{slug}/training/certificates/{id:guid}.pdf", async (string slug, Guid id, Ask ask, ICurrentWorkspace here) => Paper(await ask.RunAsync(new PrintCertificate(here.Opened!.Id, id)), $"{slug}-{id}.pdf")).ExcludeFromDescription();
    }

    private static IResult Paper(Outcome<byte[]> printed, string name) =>
        printed.Done ? Results.File(printed.Value, Pdf, name) : Results.StatusCode(ApiProblems.StatusOf(printed.Refusals[0]));

    private static async Task<IResult> TextAsync(string slug, int number, Ask ask, ICurrentWorkspace here)
    {
        var version = await ask.RunAsync(new ReadPolicyVersion(here.Opened!.Id, number));
        if (!version.Done) return Results.StatusCode(ApiProblems.StatusOf(version.Refusals[0]));
        return Results.File(Encoding.UTF8.GetBytes(version.Value.Text), "text/markdown; charset=utf-8", $"{slug}-policy-{number.ToString(CultureInfo.InvariantCulture)}.md");
    }

    private static async Task<IResult> SignaturesAsync(string slug, Ask ask, ICurrentWorkspace here, Words words, Moments moments)
    {
        var all = await ask.RunAsync(new ListAcknowledgements(here.Opened!.Id));
        if (!all.Done) return Results.StatusCode(ApiProblems.StatusOf(all.Refusals[0]));
        string[] head = [words["policy.paper.person"], words["policy.paper.state"], words["policy.paper.signedVersion"], $"{words["policy.paper.at"]} ({moments.Zone.Id})", words["policy.ask.language"], words["policy.hash"]];
        return new CsvFile($"{slug}-signatures.csv", head, Lines());

        async IAsyncEnumerable<IReadOnlyList<string>> Lines([EnumeratorCancellation] CancellationToken cancel = default)
        {
            await Task.CompletedTask;
            foreach (var signature in all.Value.Signatures)
            {
                cancel.ThrowIfCancellationRequested();
                yield return
                [
                    signature.Left ? words.Of("policy.paper.left", signature.Name) : signature.Name, words["policy.kind.Signed"], signature.Version.ToString(CultureInfo.InvariantCulture),
                    moments.Local(signature.At).ToString("uuuu'-'MM'-'dd' 'HH':'mm':'ss", CultureInfo.InvariantCulture), signature.Language, signature.Hash,
                ];
            }

            // Who is still missing belongs to the evidence as well.
            foreach (var open in all.Value.Members.Where(m => m.Acknowledged.Kind is AcknowledgedKind.Grace or AcknowledgedKind.Missing))
                yield return [open.Name, words[$"policy.kind.{open.Acknowledged.Kind}"], "", "", "", ""];
        }
    }
}
