using Quartett.Core.Publishing;

namespace Quartett.Web.Api;

/// <summary>What one channel says to a content.</summary>
/// <param name="Parts">The posts of the chain, as they would go out.</param>
/// <param name="Comment">The first comment, as it would go out.</param>
/// <param name="Joined">The network has no threads: the parts are told in one post.</param>
/// <param name="Use">Counts in the network's own unit, of the fullest part.</param>
/// <param name="Verdict">pass, warn, approval or block.</param>
/// <param name="MayGoOut">Whether the gate would open for whoever asks.</param>
internal sealed record CheckedVariant(Guid Channel, IReadOnlyList<string> Parts, IReadOnlyList<TextUse> Use, string Verdict, bool MayGoOut, IReadOnlyList<CheckedFinding> Findings, string? Comment = null, bool Joined = false)
{
    public static CheckedVariant Of(VariantCheck check, Words words) => new(
        check.Channel.Value, check.Parts, check.Use, check.Verdict.Kind.ToString().ToLowerInvariant(), check.GateReason is null,
        [.. check.Verdict.Findings.Select(f => new CheckedFinding(f.Rule, f.Code, f.Severity.ToString().ToLowerInvariant(), f.Field, f.Start, f.Length, words.Of(f.Code, f.Args)))], check.Comment, check.Joined);
}

/// <param name="Message">The sentence in the reader's language.</param>
internal sealed record CheckedFinding(string Rule, string Code, string Severity, string Field, int Start, int Length, string Message);
