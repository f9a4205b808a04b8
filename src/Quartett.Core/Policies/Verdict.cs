namespace Quartett.Core.Policies;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    Info,
    Warn,

    /// <summary>Somebody else must approve.</summary>
    Approval,

    /// <summary>It does not go out like this.</summary>
    Block,
}

/// <summary>The worst severity among the findings; information alone passes.</summary>
public enum VerdictKind
{
    Pass,
    Warn,
    Approval,
    Block,
}

/// <summary>One thing a rule found.</summary>
/// <param name="Rule">Stable id, e.g. <c>R-T01</c>.</param>
/// <param name="Code">Key of its sentence in the resources; says what, why and the way out.</param>
/// <param name="Field">Path of the input it is about: <c>text</c>, <c>images[0].altText</c> …</param>
/// <param name="Replacement">What one click may put at its place.</param>
/// <param name="Start">Where in that field, in UTF-16 units; 0/0 when it has no place.</param>
public sealed record Finding(string Rule, string Code, Severity Severity, string Field, int Start, int Length, IReadOnlyList<object> Args, string? Replacement = null);

/// <summary>What the policy says about a statement.</summary>
public sealed record Verdict(VerdictKind Kind, IReadOnlyList<Finding> Findings)
{
    public static Verdict Of(IReadOnlyList<Finding> findings) => new(
        findings.Select(f => f.Severity).DefaultIfEmpty(Severity.Info).Max() switch
        {
            Severity.Block => VerdictKind.Block,
            Severity.Approval => VerdictKind.Approval,
            Severity.Warn => VerdictKind.Warn,
            _ => VerdictKind.Pass,
        },
        findings);
}

/// <summary>Judges statements. Pure: the same statement gets the same verdict.</summary>
public interface IPolicyCheck
{
    /// <summary>By the networks' limits alone.</summary>
    Verdict Check(Statement statement);

    /// <summary>By the rules the context's settings run, with what is known around the statement.</summary>
    Verdict Check(Statement statement, RuleContext context);
}
