using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P26: a seal of sustainability rests on a scheme or an authority, and we hold it.</summary>
internal sealed class SealUnregistered : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P26",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "Anhang zu § 3 Abs. 3 Nr. 2a UWG",
        Pack = Pack.Normal,
        ValidFrom = new(2026, 9, 27),
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var day = context.DayOf(statement);
        if (context.IsProven(statement, "seal")) yield break;
        foreach (var heard in context.Hear(statement))
        {
            foreach (var hit in heard.Reading.Find(context.Words("seals")).Take(Texts.Most))
            {
                var reading = heard.Reading;
                var sentence = reading.SentenceOf(hit);
                if (reading.IsNegated(hit) || reading.Has(context.Words("green-topics"), sentence)) continue;
                if (hit.Tag == "maybe" && !reading.In(context.Words("green-any"), sentence).Any(g => g.First > hit.Last || g.Last < hit.First)) continue;
                if (!Registered(reading.Words(hit), context, day)) yield return Card.Finds("unknown", heard, hit);
            }
        }

        for (var i = 0; i < statement.Images.Count; i++)
        {
            foreach (var tag in context.FactsOfImage(i)?.Tags ?? [])
            {
                if (tag.StartsWith("seal:", StringComparison.Ordinal) && !Registered(tag[5..], context, day)) yield return Card.Finds("unknown", $"images[{i}]", 0, 0, tag[5..]);
            }
        }
    }

    private static bool Registered(string seal, RuleContext context, DateOnly day)
    {
        var name = Folding.Of(seal);
        return context.Seals.Any(s => (s.ValidUntil is not { } last || day <= last) && Folding.Of(s.Name) is var known && (known.Contains(name, StringComparison.Ordinal) || name.Contains(known, StringComparison.Ordinal)));
    }
}
