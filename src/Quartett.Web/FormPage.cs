using Microsoft.AspNetCore.Components;
using Quartett.Core.Kernel;
using Quartett.Web.Api;
using Quartett.Web.Controls;
using Quartett.Web.Hosting;

namespace Quartett.Web;

/// <summary>
/// What every page with forms does the same way: run a use case as whoever is asking, show refusals at their field or
/// on top, keep what was typed. Forms: <c>&lt;form method="post" @onsubmit="…" @formname="…" data-enhance&gt;&lt;AntiforgeryToken /&gt;</c>.
/// </summary>
public abstract class FormPage : ComponentBase
{
    [CascadingParameter] public HttpContext Http { get; set; } = default!;

    [Inject] protected Words Words { get; set; } = default!;

    [Inject] protected Ask Ask { get; set; } = default!;

    [Inject] protected ICurrentActor Current { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>Runs it; on refusal the answer's status says so and the sentences stand ready for the form.</summary>
    protected async Task<Outcome<T>> RunAsync<T>(IUseCase<T> useCase)
    {
        var outcome = await Ask.RunAsync(useCase);
        Refuse(outcome.Refusals);
        return outcome;
    }

    protected void Refuse(IReadOnlyList<Refusal> refusals)
    {
        Refusals = refusals;
        if (refusals.Count > 0 && !Http.Response.HasStarted) Http.Response.StatusCode = ApiProblems.StatusOf(refusals[0]);
    }

    /// <summary>The sentence for a field, or <c>null</c> when there is nothing wrong with it.</summary>
    protected string? ErrorAt(string field) => Refusals.FirstOrDefault(r => r.Field == field) is { } refusal ? Words.Of(refusal.Code, refusal.Args) : null;

    /// <summary>Sentences about no field, or about one this page does not show.</summary>
    protected IEnumerable<string> ErrorsBesides(params IReadOnlyCollection<string> shown) =>
        Refusals.Where(r => r.Field is null || !shown.Contains(r.Field, StringComparer.Ordinal)).Select(r => Words.Of(r.Code, r.Args));

    /// <summary>What the form sent, or empty.</summary>
    protected string Sent(string field) => Http.Request.HasFormContentType ? Clean(field) : "";

    /// <summary>What the form sent when one was sent, else what is stored: what was typed is never lost.</summary>
    protected string SentOr(string field, string? stored) =>
        Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(field) ? Clean(field) : stored ?? "";

    /// <summary>For parts of a form that stand in a file of their own.</summary>
    internal string Value(string field, string? stored) => SentOr(field, stored);

    /// <inheritdoc cref="Value"/>
    internal string? Problem(string field) => ErrorAt(field);

    /// <inheritdoc cref="Value"/>
    internal IReadOnlyList<Option> Choices(string prefix, IEnumerable<string> codes) => Options(prefix, codes);

    // Nobody types a zero character, and a sentence about something invisible would help nobody.
    private string Clean(string field) => StorableText.Of(Http.Request.Form[field].ToString());

    protected bool Asked(string query) => Http.Request.Query.ContainsKey(query);

    /// <summary>Codes as the lines of a select, in words: <c>prefix.code</c>.</summary>
    protected IReadOnlyList<Option> Options(string prefix, IEnumerable<string> codes) => [.. codes.Select(c => new Option(c, Words[$"{prefix}.{c}"]))];
}

/// <summary>A page below <c>/w/{slug}</c>; who is no member never gets here.</summary>
public abstract class WorkspacePage : FormPage
{
    [Parameter] public string Slug { get; set; } = "";

    [Inject] protected ICurrentWorkspace CurrentWorkspace { get; set; } = default!;

    protected Core.Workspaces.Switching.OpenedWorkspace Here => CurrentWorkspace.Opened!;
}
