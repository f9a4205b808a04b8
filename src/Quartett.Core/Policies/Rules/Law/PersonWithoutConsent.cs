namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P05: who can be recognised has agreed.</summary>
internal sealed class PersonWithoutConsent : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P05",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "§§ 22, 23 KUG, Art. 6 DSGVO; AT: § 78 UrhG; CH: Art. 28 ZGB, DSG",
        Pack = Pack.Start,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i) is not { } image) continue;
            if (image.Persons == PersonsShown.Undeclared) yield return Card.Finds("undeclared", $"images[{i}]") with { Severity = Severity.Info };
            if (image.Persons == PersonsShown.Recognisable && image.Consents.Count == 0) yield return Card.Finds("missing", $"images[{i}]");
        }
    }
}
