namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P30: food is said to do good only in words the law has allowed.</summary>
internal sealed class FoodHealthClaim : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P30",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "Art. 10, 4 Abs. 3 VO (EG) 1924/2006, Art. 7 Abs. 3 LMIV",
        Pack = Pack.Full,
        Sectors = ["food", "gastro"],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsProven(statement, "health", "food")) yield break;
        var trade = context.IsTrade("food", "gastro", "lebensmittel", "gastronomy", "restaurant", "bakery");
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            var left = Texts.Most;
            foreach (var hit in reading.Find(context.Words("food-health")))
            {
                if (left == 0) break;
                var sentence = reading.SentenceOf(hit);
                if (reading.IsNegated(hit) || reading.Has(context.Words("healing-brakes"), sentence)) continue;
                var food = reading.In(context.Words("food"), sentence).Any(f => f.First > hit.First || f.Last < hit.First) || reading.Tokens[hit.First].Folded.StartsWith("superfood", StringComparison.Ordinal);
                if (!(food || (trade && hit.Tag == "health" && reading.Tokens[hit.First].Folded is not ("gesund" or "gesunde" or "gesundes" or "gesunder" or "gesunden")))) continue;
                if (hit.Tag == "strength" && !reading.Has(context.Words("body"), sentence)) continue;
                left--;
                yield return Card.Finds("claim", heard, hit);
            }
        }
    }
}
