using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T02: no more hashtags than the network takes; more than are good for reading is a hint.</summary>
internal sealed partial class HashtagLimit : IRule
{
    private static readonly NumberParameter Recommended = new("recommended", 3, 0, 60);

    private static readonly RuleCard Card = new()
    {
        Id = "R-T02",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-16",
        Reference = "",
        Pack = Pack.Limits,
        Hard = false,
        Parameters = [Recommended],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var recommended = context.Value(Card, Recommended);
        if (statement.Limits.HashtagsMax is null && recommended == 0) yield break;
        var tags = statement.Parts.SelectMany(p => Hashtag().Matches(p)).ToList();
        if (statement.Limits.HashtagsMax is { } max && tags.Count > max) yield return Card.Finds("tooMany", "text", tags[max].Index, tags[max].Length, tags.Count, max);
        else if (recommended > 0 && tags.Count > recommended) yield return Card.Finds("many", "text", tags[recommended].Index, tags[recommended].Length, tags.Count, recommended) with { Severity = Severity.Info };
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hashtag();
}
