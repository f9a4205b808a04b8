using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P36: a customer is named only if released.</summary>
internal sealed class ReferenceNotReleased : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P36",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-09",
        Reference = "Art. 6 DSGVO, §§ 12, 823 BGB",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var customers = context.Customers ?? [];
        var kept = customers.Where(c => !c.Released).Select(c => c.Name).ToList();
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            var registered = kept.Count > 0 ? reading.Names(kept) : [];
            foreach (var name in registered) yield return Card.Finds("notReleased", heard, name);
            if (registered.Count > 0) continue;
            if (Named(reading, context) is { } place && !customers.Any(c => c.Released && Folding.Of(reading.Words(place)).Contains(Folding.Of(c.Name), StringComparison.Ordinal))) yield return Card.Finds("unknown", heard, place);
        }

        for (var i = 0; i < statement.Images.Count; i++)
        {
            foreach (var tag in context.FactsOfImage(i)?.Tags ?? [])
            {
                if (tag.StartsWith("logo:", StringComparison.Ordinal) && !customers.Any(c => c.Released && Folding.Of(c.Name) == Folding.Of(tag.AsSpan(5)))) yield return Card.Finds("logo", $"images[{i}]", 0, 0, tag[5..]);
            }
        }
    }

    // "unser Kunde Möbel Berger GmbH", "Kundin Frau Schmitz"
    private static Stretch? Named(Reading reading, RuleContext context)
    {
        foreach (var hit in reading.Find(context.Words("references")))
        {
            for (var i = hit.Last + 1; i < reading.Tokens.Count && i <= hit.Last + 4; i++)
            {
                if (reading.Tokens[i].Clause != reading.Tokens[hit.Last].Clause || reading.IsOwnName(i)) break;
                if (reading.All(Persons.In).FirstOrDefault(p => p.First == i) is { } person) return person.At;
                if (i > hit.Last + 1 && context.Words("company-forms").Knows(reading.Tokens[i].Folded)) return new(reading.Tokens[hit.Last + 1].Start, reading.Tokens[i].End - reading.Tokens[hit.Last + 1].Start);
            }
        }

        return null;
    }
}
