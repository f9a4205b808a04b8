namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P03: words that hint at advertising do not replace the word itself.</summary>
internal sealed class AdLabelWeak : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P03",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-06",
        Reference = "§ 5a Abs. 4 UWG, § 22 MStV",
        Pack = Pack.Normal,
        Needs = [Need.Compensation],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (!context.IsCompensated || AdLabels.Find(statement, context) is not null) yield break;
        var hits = context.HearWritten(statement).Say(context.Words("weak-labels")).ToList();
        if (hits.Count == 0) yield break;
        var (heard, hit) = hits.Find(h => h.In.Reading.Tokens[h.Hit.First].Hashtag) is { Hit: not null } tag ? tag : hits[0];
        yield return Card.Finds("weak", heard, hit);
    }
}
