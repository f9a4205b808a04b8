using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B04: several words in one hashtag begin with capitals, so that people and screen readers can tell them apart.</summary>
internal sealed partial class HashtagCase : IRule
{
    private static readonly NumberParameter Shortest = new("minLength", 10, 4, 60);

    private static readonly RuleCard Card = new()
    {
        Id = "R-B04",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-16",
        Reference = "WCAG 1.3.1",
        Pack = Pack.Normal,
        Parameters = [Shortest],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var shortest = context.Value(Card, Shortest);
        foreach (var wording in statement.Written())
        {
            if (!wording.Text.Contains('#')) continue;
            foreach (Match tag in Tag().Matches(wording.Text))
            {
                if (tag.Length - 1 < shortest || tag.ValueSpan.IndexOfAnyInRange('A', 'Z') >= 0 || tag.ValueSpan.ContainsAny("ÄÖÜ")) continue;
                if (TagWords.Split(tag.Value[1..]) is not { } words) continue;
                var better = "#" + string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
                yield return Card.Finds("lower", wording.Field, tag.Index, tag.Length, tag.Value, better) with { Replacement = better };
            }
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
