using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P17: consumers see the whole price: with tax and charges, and what an "ab" price is for.</summary>
internal sealed class PriceIncomplete : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P17",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-10",
        Reference = "§§ 3, 6 PAngV; AT: § 9 PrAG; CH: Art. 3, 4 PBV",
        Pack = Pack.Start,
        Audience = Audience.B2c,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var written = context.HearWritten(statement);
        foreach (var heard in written)
        {
            var reading = heard.Reading;
            var prices = reading.All(Amounts.Money).Where(m => !m.Large).ToList();
            if (prices.Count == 0) continue;
            foreach (var hit in reading.Find(context.Words("price-extras")))
            {
                if (reading.HasMoney(reading.SentenceOf(hit)) && !reading.IsNegated(hit)) yield return Card.Finds(hit.Tag == "net" ? "net" : "extra", heard, hit);
            }

            foreach (var price in prices.Where(p => p.From && p.Per.Length == 0))
            {
                if (reading.SentenceOf(price.At) is { } sentence && !Explained(reading, sentence, context)) yield return Card.Finds("from", heard, price.At);
            }

            if (written.Have(context.Words("distance-words")) && !written.Have(context.Words("distance-notes"))) yield return Card.Finds("distance", heard, prices[0].At);
        }
    }

    private static bool Explained(Reading reading, Sentence sentence, RuleContext context) =>
        reading.Has(context.Words("price-conditions"), sentence)
        || (sentence.Index + 1 < reading.Sentences.Count && reading.Has(context.Words("price-conditions"), reading.Sentences[sentence.Index + 1]));
}
