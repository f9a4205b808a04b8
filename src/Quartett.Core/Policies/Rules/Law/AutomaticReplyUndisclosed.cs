namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P16: whom a machine answers is told so.</summary>
internal sealed class AutomaticReplyUndisclosed : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P16",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-08",
        Reference = "Art. 50 Abs. 1 KI-VO (EU) 2024/1689, § 18 Abs. 3 MStV",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Kind != SpeechKind.AutomaticReply || context.Message?.NoticeGiven == true) yield break;
        if (!context.HearWritten(statement).Say(context.Words("ai-notice")).Any()) yield return Card.Finds("missing", statement.FieldOf(0));
    }
}
