using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T07: what is seen before "more" says something: words, not a row of hashtags, names and emojis.</summary>
internal sealed class PointBelowFold : IRule
{
    private const int FewWords = 5;

    private static readonly RuleCard Card = new()
    {
        Id = "R-T07",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-04",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (NetworkFacts.Of(statement.Network)?.Fold is not { } fold || statement.Parts[0].Length <= fold) yield break;
        var text = statement.Parts[0];
        var seen = context.Read(text).Tokens.Where(t => t is { Hashtag: false, Masked: false }).Count(t => context.Read(text).Plain.Locate(t.Start, t.Length) is var (start, length) && start + length <= fold);
        if (seen < FewWords) yield return Card.Finds("below", statement.FieldOf(0), 0, fold, fold);
    }
}
