using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P31: the best, the only, the first: who says so is asked for proof.</summary>
internal sealed class SuperlativeUnproven : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P31",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-10",
        Reference = "§ 5 UWG; AT: § 2 UWG; CH: Art. 3 Abs. 1 lit. b UWG",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsProven(statement, "superlative", "market", "test")) yield break;
        foreach (var heard in context.Hear(statement))
        {
            var left = Texts.Most;
            foreach (var hit in heard.Reading.Find(context.Words("superlatives")))
            {
                if (left == 0) break;
                if (heard.Reading.IsNegated(hit) || IsDenied(heard.Reading, hit) || !Boasts(heard.Reading, hit, context)) continue;
                left--;
                yield return Card.Finds(hit.Tag == "guarantee" ? "guarantee" : "unproven", heard, hit);
            }
        }
    }

    // "Das schnellste Brot der Welt? Nein, …"
    private static bool IsDenied(Reading reading, Hit hit)
    {
        var sentence = reading.SentenceOf(hit);
        return reading.IsQuestion(sentence) && sentence.Index + 1 < reading.Sentences.Count && reading.Tokens[reading.Sentences[sentence.Index + 1].FirstToken] is { Folded: "nein" or "nicht" or "noe" };
    }

    private static bool Boasts(Reading reading, Hit hit, RuleContext context)
    {
        var sentence = reading.SentenceOf(hit);
        return hit.Tag switch
        {
            "best" => OfferFollows(reading, hit, context) || (Scope(reading, hit, context) && NounFollows(reading, hit)),
            "size" or "market" or "lead" => OfferFollows(reading, hit, context) || Scope(reading, hit, context),
            "only" => Scope(reading, hit, context) && NounFollows(reading, hit) && !reading.Tokens[hit.First].Capital,
            "unique" => OfferFollows(reading, hit, context) || reading.In(context.Words("offer-nouns"), sentence).Any(n => n.Last < hit.First),
            "number" => reading.BeforeHit(hit)?.Folded is "die" or "ihre" or "deine" or "unsere" or "eure" or "als" or "wir" or "sind" || (reading.BeforeHit(hit) is null && reading.After(hit) is { Folded: "fuer" or "in" or "im" }) || Scope(reading, hit, context),
            "guarantee" => (reading.After(hit) is { } next && context.Words("guarantee-claims").Knows(next.Folded)) || (reading.After(hit, 2) is { } second && reading.After(hit)?.Folded is "den" or "die" or "das" or "ihnen" && context.Words("guarantee-claims").Knows(second.Folded)) || reading.HasPercent(sentence) || reading.HasMoney(sentence),
            _ => true,
        };
    }

    // "beste Auswahl", "größtes Möbelhaus", "die schnellste und sauberste Lieferung"
    private static bool OfferFollows(Reading reading, Hit hit, RuleContext context)
    {
        for (var steps = 1; steps <= 3; steps++)
        {
            if (reading.After(hit, steps) is not { } next || (next.Clause != reading.Tokens[hit.Last].Clause)) return false;
            if (context.Words("offer-nouns").Knows(next.Folded)) return true;
            if (next.Capital) return false;
        }

        return false;
    }

    private static bool NounFollows(Reading reading, Hit hit) => reading.After(hit) is { Capital: true } || reading.After(hit, 2) is { Capital: true };

    private static bool Scope(Reading reading, Hit hit, RuleContext context) => reading.In(context.Words("market-scope"), reading.SentenceOf(hit)).Any(s => s.First > hit.Last && s.First <= hit.Last + 8 || s.Last < hit.First && s.Last >= hit.First - 3);
}
