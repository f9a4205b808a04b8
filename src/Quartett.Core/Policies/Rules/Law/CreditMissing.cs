using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P10: who must be named as author is named.</summary>
internal sealed class CreditMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P10",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-07",
        Reference = "§ 13 UrhG",
        Pack = Pack.Normal,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i)?.Credit is not { Length: > 0 } credit) continue;
            var name = Folding.Of(credit.Replace("Foto:", "", StringComparison.OrdinalIgnoreCase).Replace("Bild:", "", StringComparison.OrdinalIgnoreCase));
            if (!context.Hear(statement).Any(h => Folding.Of(h.Reading.Text).Contains(name, StringComparison.Ordinal))) yield return Card.Finds("missing", $"images[{i}]", credit);
        }
    }
}
