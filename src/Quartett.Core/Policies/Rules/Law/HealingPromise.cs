using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P28: nobody promises healing; the statement counts, not the trade of who speaks.</summary>
internal sealed class HealingPromise : IRule
{
    private const int Reach = 4;

    private static readonly RuleCard Card = new()
    {
        Id = "R-P28",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "§§ 3, 11, 12 HWG",
        Pack = Pack.Normal,
        Sectors = ["health"],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsProven(statement, "health")) yield break;
        var health = context.IsTrade("health", "gesundheit", "wellness", "medical", "beauty", "pharmacy");
        var severity = context.IsTrade("health", "gesundheit", "medical", "pharmacy") ? Severity.Block : Severity.Approval;
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            var left = Texts.Most;
            foreach (var hit in Promises(reading, context, health).DistinctBy(h => h.First))
            {
                if (left-- == 0) break;
                yield return Card.Finds("promise", heard, hit) with { Severity = severity };
            }
        }
    }

    private static IEnumerable<Hit> Promises(Reading reading, RuleContext context, bool health)
    {
        foreach (var hit in reading.Find(context.Words("healing")))
        {
            var sentence = reading.SentenceOf(hit);
            if (reading.IsNegated(hit) || reading.Has(context.Words("healing-brakes"), sentence)) continue;
            var eaten = context.IsTrade("food", "gastro", "lebensmittel") || reading.Has(context.Words("food"), sentence);
            if (hit.Tag switch
            {
                "heal" => true,
                "function" => !eaten,
                "detox" => health,
                "young" => health || reading.Tokens.Any(t => t.Sentence == sentence.Index && t.Folded.StartsWith("haut", StringComparison.Ordinal)),
                _ => false,
            }) yield return hit;
        }

        foreach (var help in reading.Find(context.Words("help-verbs")).Where(h => !reading.IsNegated(h) || reading.Tokens[h.First].Folded is "nie"))
        {
            var sentence = reading.SentenceOf(help);
            if (reading.Has(context.Words("healing-brakes"), sentence)) continue;
            var disease = reading.In(context.Words("diseases"), sentence).FirstOrDefault(d => d.First > help.First && d.First <= help.Last + Reach && (d.Tag != "mild" || health));
            if (disease is null || (help.Tag == "loswerden" && reading.After(disease) is not { Folded: "los" })) continue;
            yield return Together(reading, help, disease);
        }
    }

    private static Hit Together(Reading reading, Hit from, Hit to)
    {
        var start = reading.Tokens[from.First].Start;
        var (at, length) = reading.Locate(new(start, reading.Tokens[to.Last].End - start));
        return new(from.Entry, from.First, to.Last, at, length);
    }
}
