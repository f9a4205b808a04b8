namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H07: somebody is named who looks after it once it is out.</summary>
internal sealed class NoWatcherNamed : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-H07",
        Factor = Factor.People,
        Severity = Severity.Info,
        Section = "POL-11",
        Pack = Pack.Normal,
        Needs = [Need.Watcher],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Watcher is { } watcher && string.IsNullOrWhiteSpace(watcher)) yield return Card.Finds("nobody", "watcher");
    }
}
