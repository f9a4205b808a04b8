using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Policies.Drafts;

namespace Quartett.Core.Policies;

/// <summary>Judges drafts given as JSON, with nothing but what each draft says about itself: no workspace, no data, no network.</summary>
public sealed class DraftCheck
{
    private readonly IPolicyCheck _policy;
    private readonly IRuleCatalogue _catalogue;

    internal DraftCheck(IPolicyCheck policy, IRuleCatalogue catalogue) => (_policy, _catalogue) = (policy, catalogue);

    /// <summary>Without the rest of the product.</summary>
    public static DraftCheck Standalone()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        PoliciesModule.Register(services);
        var provider = services.BuildServiceProvider();
        return new(provider.GetRequiredService<IPolicyCheck>(), provider.GetRequiredService<IRuleCatalogue>());
    }

    /// <param name="number">The line's number, which names a draft that does not say its own.</param>
    public CheckedDraft Check(string line, int number, DateTimeOffset now)
    {
        JsonElement? name = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return new(number, null, null, "draft.notAnObject", []);
            if (json.RootElement.TryGetProperty("n", out var n) && n.ValueKind is JsonValueKind.Number or JsonValueKind.String) name = n.Clone();
            var (statement, context) = DraftReader.Read(json.RootElement, now);
            var verdict = _policy.Check(statement, context);
            return new(name is { } given ? given : number, verdict.Kind, [.. verdict.Findings.Select(f => new CheckedDraftFinding(f, _catalogue.Of(f.Rule)))], null, []);
        }
        catch (JsonException)
        {
            return new(number, null, null, "draft.notJson", []);
        }
        catch (DraftException wrong)
        {
            return new(name is { } given ? given : number, null, null, wrong.Code, [wrong.Field, wrong.Value]);
        }
    }
}

/// <param name="Name">The draft's own <c>n</c>, else its line.</param>
/// <param name="Verdict"><c>null</c> when it could not be read; then <paramref name="Problem"/> is the key of a sentence.</param>
public sealed record CheckedDraft(object Name, VerdictKind? Verdict, IReadOnlyList<CheckedDraftFinding>? Findings, string? Problem, IReadOnlyList<object> ProblemArgs);

/// <param name="Card">The rule that found it.</param>
public sealed record CheckedDraftFinding(Finding Finding, RuleCard? Card);
