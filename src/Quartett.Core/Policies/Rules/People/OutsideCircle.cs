namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H01: only those of the circle speak for the company.</summary>
internal sealed class OutsideCircle : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-H01",
        Factor = Factor.People,
        Severity = Severity.Block,
        Section = "POL-02",
        Pack = Pack.Start,
        Needs = [Need.Author],
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Author?.InCircle == false) yield return Card.Finds("outside", "author");
    }
}
