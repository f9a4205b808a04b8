namespace Quartett.Core.Policies;

/// <summary>Which of the four factors a rule belongs to.</summary>
public enum Factor
{
    Policy,
    Marketing,
    Objectives,
    People,
}

/// <summary>How much is asked of a company; each pack holds the one before.</summary>
public enum Pack
{
    /// <summary>Only what the networks themselves would refuse.</summary>
    Limits,

    Start,
    Normal,
    Full,
}

/// <summary>
/// A section of <see cref="RuleContext"/> that a rule asks for. Where it is unknown the rule is silent, and a screen can say
/// what it is waiting for. Evidence (claims, terms, prices, references that are released) is never a need: without it the rule speaks.
/// </summary>
public enum Need
{
    Author,
    Acknowledgement,
    Certificates,
    Approval,
    Compensation,
    Voice,
    Facts,
    ImageFacts,
    VideoFacts,
    TextOrigin,
    Message,
    Kind,
    ServiceHours,
    Presence,
    Watcher,
    Competitors,
    Confidential,
    References,
    Embargo,
    Earlier,
    Calendar,
    Objective,
    Audience,
    Campaign,
    Sales,
    Effort,
    Dossier,
    Crisis,
    Links,
    Glossary,
    Brands,
    Tone,
    Topics,
    Duty,
}

/// <summary>What a rule says about itself: for the screen, the settings and the catalogue.</summary>
public sealed record RuleCard
{
    /// <summary>Stable, e.g. <c>R-P24</c>; <c>L-…</c> for limits of the product that no catalogue has.</summary>
    public required string Id { get; init; }

    public required Factor Factor { get; init; }

    /// <summary>What its findings usually weigh; a rule may say more or less by the case.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Section of the guideline, <c>POL-01</c> to <c>POL-19</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Statute, standard or source, as it is written; empty without one.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The smallest pack that has it.</summary>
    public required Pack Pack { get; init; }

    /// <summary>Sector packs that have it besides; in <see cref="Policies.Pack.Full"/> it always runs.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>DE, AT, CH; empty for all.</summary>
    public IReadOnlyList<string> Jurisdictions { get; init; } = [];

    /// <summary>It judges what becomes public on or after this day.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>It judges what becomes public up to this day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>It only judges what is said to these; <c>null</c> for everybody.</summary>
    public Audience? Audience { get; init; }

    public IReadOnlyList<Need> Needs { get; init; } = [];

    public IReadOnlyList<RuleParameter> Parameters { get; init; } = [];

    /// <summary>Nobody can override it: the network cannot do it, or the person lacks the right.</summary>
    public bool Hard { get; init; }

    /// <summary>Key of its title: <c>rule.P24.title</c>.</summary>
    public string Title => $"rule.{Key}.title";

    /// <summary>Its part in resource keys: <c>P24</c>.</summary>
    public string Key => Id.StartsWith("R-", StringComparison.Ordinal) ? Id[2..] : Id.Replace("-", "", StringComparison.Ordinal);
}

/// <summary>Something a company may set on a rule.</summary>
public abstract record RuleParameter(string Name);

/// <summary>A whole number within bounds, both inclusive.</summary>
public sealed record NumberParameter(string Name, int Default, int Min, int Max) : RuleParameter(Name);

/// <summary>A list of words or phrases.</summary>
public sealed record WordsParameter(string Name, IReadOnlyList<string> Default) : RuleParameter(Name);
