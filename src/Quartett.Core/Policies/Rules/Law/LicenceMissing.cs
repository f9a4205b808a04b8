namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P08: we know where a picture comes from and that we may use it.</summary>
internal sealed class LicenceMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P08",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "§§ 15, 19a, 72, 97 UrhG",
        Pack = Pack.Start,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i)?.Licence is { Kind: null or "" or "unknown" or "none" or "unbekannt" }) yield return Card.Finds("missing", $"images[{i}]");
        }
    }
}
