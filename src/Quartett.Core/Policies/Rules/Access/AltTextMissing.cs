namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B01: every image is described. On social networks none is mere decoration.</summary>
internal sealed class AltTextMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-B01",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-16",
        Reference = "WCAG 1.1.1; BFSG",
        Pack = Pack.Start,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(statement.Images[i].AltText)) yield return Card.Finds("missing", $"images[{i}].altText", i + 1);
        }
    }
}
