using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules;

/// <summary>R-T02: no more hashtags than the network takes.</summary>
internal sealed partial class HashtagLimit : IRule
{
    public string Id => "R-T02";

    public IEnumerable<Finding> Judge(Statement statement)
    {
        if (statement.Limits.HashtagsMax is not { } max) yield break;
        var tags = statement.Parts.SelectMany(p => Hashtag().Matches(p)).ToList();
        if (tags.Count > max) yield return new(Id, "rule.T02.tooMany", Severity.Block, "text", tags[max].Index, tags[max].Length, [tags.Count, max]);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();
}
