namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P14: a machine's text about public matters is read and answered for by a person.</summary>
internal sealed class AiTextUnreviewed : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P14",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-08",
        Reference = "Art. 50 Abs. 4 KI-VO (EU) 2024/1689",
        Pack = Pack.Normal,
        ValidFrom = new(2026, 8, 2),
        Jurisdictions = ["DE", "AT"],
        Needs = [Need.TextOrigin],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Text is not { Origin: Origin.Generated } text || !string.IsNullOrWhiteSpace(text.ReviewedBy) || text.PublicInterest == false) yield break;
        var topic = context.HearWritten(statement).SelectMany(h => h.Reading.Find(context.Words("public-topics")).Select(hit => (In: h, Hit: hit))).FirstOrDefault();
        if (topic.Hit is not null) yield return Card.Finds("unreviewed", topic.In, topic.Hit);
        else if (text.PublicInterest == true) yield return Card.Finds("unreviewedAll", statement.FieldOf(0));
    }
}
