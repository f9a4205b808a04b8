using System.Globalization;
using Quartett.Core.Channels;
using Quartett.Core.Policies;
using Quartett.Core.Publishing;

namespace Quartett.Web.Composer;

/// <summary>One sentence in the margin of the text.</summary>
/// <param name="Fix">What one click can do about it: thread, own, alt; or <c>null</c>.</param>
/// <param name="FixArgument">A channel, or the id of an image's field.</param>
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

        IReadOnlyList<IReadOnlyList<PostImage>> parts = [shown.Content.Images, .. shown.Content.More.Select(part => part.Images ?? [])];
        foreach (var (part, images) in parts.Index())
        {
            foreach (var (at, _) in images.Index().Where(i => i.Item.AltText.Length == 0))
            {
                var sentence = parts.Count > 1 ? words.Of("compose.altHintPart", at + 1, part + 1) : words.Of("compose.altHint", at + 1);
                yield return new(Severity.Info, sentence, [], "alt", AltField(part, at));
            }
        }
    }

    /// <summary>The id of the field in which the island asks for an image's description.</summary>
    private static string AltField(int part, int image) => part == 0 ? string.Create(CultureInfo.InvariantCulture, $"alt-{image}") : string.Create(CultureInfo.InvariantCulture, $"alt-{part}-{image}");

    private static (string? Fix, string? Argument) FixOf(ShownVariant variant, Finding finding)
    {
        if (!finding.Code.StartsWith("rule.T01.", StringComparison.Ordinal) || finding.Field == "comment") return (null, null);
        if (variant.Channel.Limits.Thread && !variant.Variant.Thread) return ("thread", variant.Channel.Id.ToString());
        return variant.Variant.Text is null ? ("own", variant.Channel.Id.ToString()) : (null, null);
    }
}
