namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P42: advertising that wants to move a vote or a law has duties of its own; networks do not take it for money.</summary>
internal sealed class PoliticalAdvertising : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P42",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-04",
        Reference = "VO (EU) 2024/900 (TTPA)",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var paid = context.Paid == true || context.Compensation == Compensation.Money;
        foreach (var heard in context.Hear(statement))
        {
            foreach (var hit in heard.Reading.Find(context.Words("politics")))
            {
                if (heard.Reading.IsNegated(hit) && !paid) continue;
                // Unpaid, only a call to vote for something; talking about an election is everybody's right.
                if (!paid && !(hit.Tag is "vote" or "party" && heard.Reading.Near(context.Words("vote-calls"), hit))) continue;
                yield return Card.Finds(paid ? "paid" : "call", heard, hit);
                break;
            }
        }
    }
}
