using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules;

/// <summary>R-T02: no more hashtags than the network takes.</summary>
internal sealed partial class HashtagLimit : IRule
{
    public string Id => "R-T02";

    public IEnumerable<Finding> Judge(Statement statement)
    {
        if (statement.Limits.HashtagsMax is not { } max) yield break;
        // Each part is a post of its own on the network.
        for (var part = 0; part < statement.Parts.Count; part++)
        {
            var tags = Hashtag().Matches(statement.Parts[part]);
            var field = statement.Parts.Count == 1 ? "text" : $"parts[{part}]";
            if (tags.Count > max) yield return new(Id, "rule.T02.tooMany", Severity.Block, field, tags[max].Index, tags[max].Length, [tags.Count, max]);
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();
}
