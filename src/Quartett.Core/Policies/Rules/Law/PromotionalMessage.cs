namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P44: nobody gets advertising by message who did not agree to it.</summary>
internal sealed class PromotionalMessage : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P44",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-11",
        Reference = "§ 7 Abs. 2 Nr. 2, Abs. 3 UWG; AT: § 174 TKG; CH: Art. 3 Abs. 1 lit. o UWG",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Kind != SpeechKind.DirectMessage || context.Message?.Consent == true || context.Message?.Answers == true) yield break;
        var promotes = context.HearWritten(statement).Say(context.Words("promotion-dm")).Concat(context.HearWritten(statement).Say(context.Words("discount-words"))).FirstOrDefault();
        if (promotes.Hit is not null) yield return Card.Finds("unasked", promotes.In, promotes.Hit);
    }
}
