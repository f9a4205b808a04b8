namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P47: in a crisis nothing goes out by itself; one voice speaks, and that is decided elsewhere.</summary>
internal sealed class CrisisMode : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P47",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-13",
        Pack = Pack.Start,
        Needs = [Need.Crisis],
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.CrisisLevel is not { } level || level < 2) yield break;
        if (context.CrisisStatement && context.Class == ContentClass.D) yield break;
        yield return level == 2 ? Card.Finds("hold", statement.FieldOf(0), 2) with { Severity = Severity.Approval } : Card.Finds("stop", statement.FieldOf(0), level);
    }
}
