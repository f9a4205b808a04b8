namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H09: nobody speaks for the company after the last day.</summary>
internal sealed class PersonLeft : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-H09",
        Factor = Factor.People,
        Severity = Severity.Block,
        Section = "POL-15",
        Pack = Pack.Normal,
        Needs = [Need.Author],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Author?.Until is { } last && last < context.DayOf(statement)) yield return Card.Finds("left", "author", last.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
    }
}
