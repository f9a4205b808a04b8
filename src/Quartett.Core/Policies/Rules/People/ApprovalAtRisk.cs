namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H05: somebody who may approve is there before it is to go out.</summary>
internal sealed class ApprovalAtRisk : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-H05",
        Factor = Factor.People,
        Severity = Severity.Warn,
        Section = "POL-03",
        Pack = Pack.Normal,
        Needs = [Need.Approval],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Approval is not { Waiting: true, Approvers: { } windows } || statement.At is not { } at || at <= context.Now) yield break;
        if (!windows.Any(w => w.From < at && w.To > context.Now)) yield return Card.Finds("nobody", "publishAt");
    }
}
