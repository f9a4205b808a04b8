using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P19: goods by weight, volume, length or area have a price per unit beside the price.</summary>
internal sealed partial class UnitPriceMissing : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P19",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-10",
        Reference = "§ 4 PAngV; AT: § 10a PrAG; CH: Art. 5 PBV",
        Pack = Pack.Normal,
        Audience = Audience.B2c,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsTrade("gastro", "gastronomy", "restaurant")) yield break;
        foreach (var heard in context.HearWritten(statement))
        {
            var reading = heard.Reading;
            foreach (var hit in reading.Find(context.Words("measured-goods")))
            {
                var sentence = reading.SentenceOf(hit);
                var price = reading.All(Amounts.Money).FirstOrDefault(m => reading.Holds(sentence, m.At) && !m.Large);
                if (price is null || reading.Has(context.Words("cooked"))) continue;
                if (reading.All(Amounts.Money).Any(m => m.Per is "kg" or "kilo" or "kilogramm" or "l" or "liter" or "m2" or "qm" or "quadratmeter" or "m" or "meter" or "m3" or "lfm" or "rm" or "srm" or "tonne" or "t" || m.Per.StartsWith("100", StringComparison.Ordinal))) continue;
                var amount = Amount().Match(reading.Text, sentence.Start, sentence.End - sentence.Start);
                if (UnitPrice().IsMatch(reading.Text)) continue;
                // By the square metre goods have no other price; the rest needs a package to have one.
                if (!amount.Success && hit.Tag is not "m2") continue;
                if (amount.Success && amount.Groups["n"].Value is "1" && amount.Groups["u"].Value is "kg" or "l" or "Liter" or "Kilo") continue;
                yield return Card.Finds("missing", heard, price.At, hit.Tag switch { "m2" => "m²", "m3" => "m³", var unit => unit });
                yield break;
            }
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N},.])(?<n>\d{1,5}(?:[.,]\d{1,3})?)[\s-]?(?<u>kg|Kilo|g|Gramm|ml|cl|l|Liter|Ltr|m2|qm|lfm)(?![\p{L}\p{N}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?:Grundpreis|(?:€|EUR|Euro)\s?(?:/|pro|je)\s?(?:1\s?)?(?:kg|Kilo|l\b|Liter|m2|qm|m\b|100\s?(?:g|ml))|(?:kg|Liter|m2|qm|100\s?g)-?[Pp]reis|\((?:1\s?)?(?:kg|l|Liter|100\s?g|100\s?ml|m2|qm)\s?=)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitPrice();
}
