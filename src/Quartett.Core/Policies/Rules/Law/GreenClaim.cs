using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P24: "umweltfreundlich" and its like say nothing that can be tested; the law wants it said what is meant, and proven.</summary>
internal sealed class GreenClaim : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P24",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "Anhang zu § 3 Abs. 3 Nr. 4a UWG, § 2 Abs. 2 Nr. 1 UWG; CH: Art. 3 Abs. 1 lit. b, x UWG",
        Pack = Pack.Start,
        ValidFrom = new(2026, 9, 27),
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsProven(statement, "environment", "green", "seal")) yield break;
        // Between firms, and in Switzerland, it is misleading only where it is not true.
        var severity = context.Audience == Audience.B2b || context.Jurisdiction == "CH" ? Severity.Warn : Severity.Block;
        var left = Texts.Most;
        foreach (var heard in context.Hear(statement))
        {
            foreach (var hit in heard.Reading.Find(context.Words("green")))
            {
                if (left == 0) yield break;
                if (!Claims(heard.Reading, hit, context)) continue;
                left--;
                yield return Card.Finds("generic", heard, hit) with { Severity = severity };
            }
        }
    }

    private static bool Claims(Reading reading, Hit hit, RuleContext context)
    {
        if (!GreenWords.Claims(reading, hit, context)) return false;
        var sentence = reading.SentenceOf(hit);
        if (IsMeasured(reading, hit, sentence, context) || reading.Has(context.Words("green-specs"), sentence)) return false;
        return hit.Tag switch
        {
            "topic" => reading.Has(context.Words("green-own"), sentence) || reading.Tokens[hit.First].Hashtag,
            "conscience" => reading.Has(context.Words("green-any"), sentence),
            _ => true,
        };
    }

    // "zu 80 % aus …" says something; "100 % ökologisch" and a discount do not.
    private static bool IsMeasured(Reading reading, Hit hit, Sentence sentence, RuleContext context)
    {
        if (reading.Has(context.Words("discount-words"), sentence) || reading.Has(context.Words("saving-verbs"), sentence)) return false;
        var start = reading.StretchOf(hit).Start;
        return reading.All(Amounts.Percentages).Any(p =>
            !p.Minus && reading.Holds(sentence, p.At) && start - p.At.End is < 0 or > 2
            && (p.Value != 100 || reading.Tokens.FirstOrDefault(t => t.Start >= p.At.End) is { Folded: "aus" or "der" or "des" or "unserer" or "unseres" }));
    }
}
