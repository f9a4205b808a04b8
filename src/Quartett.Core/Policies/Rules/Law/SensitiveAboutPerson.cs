using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P35: health, faith, origin, love and politics of somebody people can recognise.</summary>
internal sealed class SensitiveAboutPerson : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P35",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-09",
        Reference = "Art. 9 DSGVO; CH: Art. 5 lit. c DSG",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            foreach (var hit in reading.Find(context.Words("sensitive")).Take(8))
            {
                var sentence = reading.SentenceOf(hit);
                if (reading.IsNegated(hit) || !SomebodyIn(reading, sentence, hit, context)) continue;
                yield return Card.Finds("category", heard, hit);
                break;
            }
        }
    }

    private static bool SomebodyIn(Reading reading, Sentence sentence, Hit hit, RuleContext context)
    {
        if (reading.Has(context.Words("people-of-us"), sentence)) return true;
        // "Dr. Krause, Praxis für Psychotherapie" is a trade, not a fate.
        return reading.All(Persons.In).Any(p => reading.Holds(sentence, p.At) && (p.First > hit.Last || p.Last < hit.First)) && !reading.Has(context.Words("care-trades"), sentence);
    }
}
