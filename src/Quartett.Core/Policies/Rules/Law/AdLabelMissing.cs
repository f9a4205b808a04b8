namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P01: what somebody gave money or goods for is called advertising.</summary>
internal sealed class AdLabelMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P01",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-06",
        Reference = "§ 5a Abs. 4 UWG, § 22 MStV, § 6 DDG; AT: § 26 MedienG; CH: Art. 2, 3 UWG",
        Pack = Pack.Start,
        Needs = [Need.Compensation],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (!context.IsCompensated) yield break;
        if (AdLabels.Find(statement, context) is null) yield return Card.Finds(context.Jurisdiction == "AT" ? "missingAt" : "missing", statement.FieldOf(0));
    }
}
