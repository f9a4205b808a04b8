using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P40: what a job pays. Austria wants it in the ad, Germany before the interview.</summary>
internal sealed class PayMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P40",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-10",
        Reference = "AT: § 9 Abs. 2 GlBG; Art. 5 RL (EU) 2023/970",
        Pack = Pack.Normal,
        Jurisdictions = ["DE", "AT"],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (!JobAds.Is(statement, context)) yield break;
        if (context.HearWritten(statement).Any(h => h.Reading.All(Amounts.Money).Count > 0)) yield break;
        yield return context.Jurisdiction == "AT" ? Card.Finds("austria", statement.FieldOf(0)) with { Severity = Severity.Block } : Card.Finds("germany", statement.FieldOf(0));
    }
}
