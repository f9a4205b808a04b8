namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P25: nobody's product is neutral for the climate because something was paid for elsewhere.</summary>
internal sealed class OffsetNeutrality : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P25",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "Anhang zu § 3 Abs. 3 Nr. 4c UWG; CH: Art. 3 Abs. 1 lit. x UWG",
        Pack = Pack.Normal,
        ValidFrom = new(2026, 9, 27),
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsProven(statement, "environment", "green")) yield break;
        var severity = context.Audience == Audience.B2b ? Severity.Warn : context.Jurisdiction == "CH" ? Severity.Approval : Severity.Block;
        foreach (var heard in context.Hear(statement))
        {
            foreach (var hit in heard.Reading.Find(context.Words("climate-neutral")).Where(h => GreenWords.Claims(heard.Reading, h, context)).Take(Texts.Most)) yield return Card.Finds("neutral", heard, hit) with { Severity = severity };
        }
    }
}
