using Quartett.Core.Channels;
using Quartett.Core.Policies;

namespace Quartett.Web.Composer;

/// <summary>One sentence in the margin of the text.</summary>
/// <param name="Fix">What one click can do about it: thread, own, alt; or <c>null</c>.</param>
/// <param name="FixArgument">A channel or the number of an image.</param>
internal sealed record FindingLine(Severity Severity, string Sentence, IReadOnlyList<ChannelView> Channels, string? Fix = null, string? FixArgument = null)
{
    public const string Empty = "rule.L01.empty";

    public static IEnumerable<FindingLine> Of(ShownPost shown, Words words)
    {
        var found = shown.Variants.SelectMany(v => v.Check.Verdict.Findings.Select(f => (Variant: v, Finding: f)));
        // An empty page needs no telling off; whoever tries to send it is told at the text.
        foreach (var same in found.Where(f => f.Finding.Code != Empty)
                     .GroupBy(f => (f.Finding.Code, f.Finding.Field, Args: string.Join('|', f.Finding.Args))))
        {
            var (variant, finding) = same.First();
            var (fix, argument) = FixOf(variant, finding);
            yield return new(finding.Severity, words.Of(finding.Code, finding.Args), [.. same.Select(s => s.Variant.Channel).DistinctBy(c => c.Id)], fix, argument);
        }

        foreach (var variant in shown.Variants)
        {
            if (variant.Channel.State == ChannelState.Disconnected) yield return new(Severity.Block, words.Of("compose.channelDisconnected", variant.Channel.Name), [variant.Channel]);
            if (variant.Channel.State == ChannelState.Paused) yield return new(Severity.Warn, words.Of("compose.channelPaused", variant.Channel.Name), [variant.Channel]);
        }

        for (var i = 0; i < shown.Content.Images.Count; i++)
        {
            if (shown.Content.Images[i].AltText.Length == 0) yield return new(Severity.Info, words.Of("compose.altHint", i + 1), [], "alt", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static (string? Fix, string? Argument) FixOf(ShownVariant variant, Finding finding)
    {
        if (!finding.Code.StartsWith("rule.T01.", StringComparison.Ordinal) || finding.Field == "comment") return (null, null);
        if (variant.Channel.Limits.Thread && !variant.Variant.Thread) return ("thread", variant.Channel.Id.ToString());
        return variant.Variant.Text is null ? ("own", variant.Channel.Id.ToString()) : (null, null);
    }
}
