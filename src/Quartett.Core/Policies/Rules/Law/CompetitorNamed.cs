namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P32: naming a competitor is comparing, and comparing has rules.</summary>
internal sealed class CompetitorNamed : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P32",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "§ 6 UWG; AT: § 2a UWG; CH: Art. 3 Abs. 1 lit. e UWG",
        Pack = Pack.Normal,
        Needs = [Need.Competitors],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Competitors is not { Count: > 0 } competitors) yield break;
        foreach (var heard in context.Hear(statement))
        {
            foreach (var place in heard.Reading.Names(competitors)) yield return Card.Finds("named", heard, place);
        }
    }
}
