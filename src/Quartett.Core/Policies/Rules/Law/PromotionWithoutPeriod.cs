using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P20: posts are seen days later; "nur heute" needs its day, and a promotion its end.</summary>
internal sealed class PromotionWithoutPeriod : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P20",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-10",
        Reference = "§ 6 Abs. 1 Nr. 3 DDG, §§ 5, 5a UWG",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var written = context.HearWritten(statement);
        if (!written.Have(context.Words("urgency")) || written.Any(h => h.Reading.All(Moments.Dates).Count > 0)) yield break;
        foreach (var heard in written)
        {
            foreach (var hit in heard.Reading.Find(context.Words("urgency")).Take(Texts.Most))
            {
                if (heard.Reading.IsNegated(hit) || !Promotes(heard.Reading, hit, context)) continue;
                yield return Card.Finds(hit.Tag == "today" ? "today" : "open", heard, hit);
            }
        }
    }

    // "Nur heute geöffnet" and "nur noch wenige Handgriffe" sell nothing.
    private static bool Promotes(Reading reading, Hit hit, RuleContext context)
    {
        if (hit.Tag is "short") return true;
        if (hit.Tag is "few" && reading.Words(hit).Any(char.IsDigit)) return true;
        var sentence = reading.SentenceOf(hit);
        return Sells(reading, sentence, context)
            || (sentence.Index + 1 < reading.Sentences.Count && Sells(reading, reading.Sentences[sentence.Index + 1], context))
            || (sentence.Index > 0 && Sells(reading, reading.Sentences[sentence.Index - 1], context));
    }

    private static bool Sells(Reading reading, Sentence sentence, RuleContext context) =>
        reading.HasMoney(sentence) || reading.Has(context.Words("promotion-words"), sentence) || reading.Has(context.Words("discount-words"), sentence) || reading.HasPercent(sentence);
}
