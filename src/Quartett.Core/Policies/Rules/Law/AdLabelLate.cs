namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P02: the label stands first, before anybody reads the rest.</summary>
internal sealed class AdLabelLate : IRule
{
    private static readonly NumberParameter MaxOffset = new("maxOffset", 20, 0, 200);

    private static readonly RuleCard Card = new()
    {
        Id = "R-P02",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-06",
        Reference = "§ 5a Abs. 4 UWG, § 22 MStV",
        Pack = Pack.Normal,
        Needs = [Need.Compensation],
        Parameters = [MaxOffset],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (!context.IsCompensated || AdLabels.Find(statement, context) is not var (heard, hit)) yield break;
        // On the picture itself it is seen at once.
        if (heard.Field.EndsWith("textInImage", StringComparison.Ordinal)) yield break;
        if (heard.Field == statement.FieldOf(0) && hit.Start <= context.Value(Card, MaxOffset)) yield break;
        yield return Card.Finds("late", heard, hit);
    }
}
