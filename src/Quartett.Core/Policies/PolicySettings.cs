using System.Globalization;

namespace Quartett.Core.Policies;

/// <summary>Which rules a company runs, and how.</summary>
public sealed record PolicySettings
{
    /// <summary>Changes with every change of rules or their data.</summary>
    public const string PackVersion = "2026-11-23";

    /// <summary>What a workspace runs before it has switched its policy on: nothing but what the networks themselves would refuse.</summary>
    public static readonly PolicySettings LimitsOnly = new() { Pack = Pack.Limits, Rules = new Dictionary<string, RuleSetting> { ["R-T02"] = new() { Parameters = new Dictionary<string, string> { ["recommended"] = "0" } } } };

    public static readonly PolicySettings Everything = new() { Pack = Pack.Full };

    public required Pack Pack { get; init; }

    /// <summary>Sector packs that run besides.</summary>
    public IReadOnlyList<string> SectorPacks { get; init; } = [];

    /// <summary>By rule id.</summary>
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    public int Value(string rule, NumberParameter parameter) =>
        Set(rule, parameter.Name) is { } set && int.TryParse(set, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, parameter.Min, parameter.Max)
            : parameter.Default;

    public IReadOnlyList<string> Value(string rule, WordsParameter parameter) =>
        Set(rule, parameter.Name) is { } set ? set.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : parameter.Default;

    internal bool Runs(RuleCard card, Statement statement, RuleContext context)
    {
        var setting = Rules.GetValueOrDefault(card.Id);
        if (!(setting?.On ?? (card.Pack <= Pack || card.Sectors.Any(SectorPacks.Contains)))) return false;
        if (setting is { Networks.Count: > 0 } && !setting.Networks.Contains(statement.Network)) return false;
        if (setting is { Classes.Count: > 0 } && context.Class is { } stated && !setting.Classes.Contains(stated)) return false;
        if (card.Jurisdictions.Count > 0 && !card.Jurisdictions.Contains(context.Jurisdiction)) return false;
        if (card.Audience is { } audience && context.Audience is { } spokenTo && spokenTo != audience) return false;
        var day = context.DayOf(statement);
        return (card.ValidFrom is not { } from || day >= from) && (card.ValidTo is not { } to || day <= to);
    }

    private string? Set(string rule, string name) => Rules.GetValueOrDefault(rule)?.Parameters.GetValueOrDefault(name);
}

/// <summary>What a company has set on one rule; <c>null</c> and empty leave it as it comes.</summary>
public sealed record RuleSetting
{
    public bool? On { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Only on these networks.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Only for content of these classes.</summary>
    public IReadOnlyList<ContentClass> Classes { get; init; } = [];

    /// <summary>By parameter; numbers as digits, words one to a line.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
