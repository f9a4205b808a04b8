using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P37: what is still secret is not said, not described and not in a file's name.</summary>
internal sealed class ConfidentialWord : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P37",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-09",
        Reference = "§ 2 GeschGehG; AT: § 26b UWG; CH: Art. 6 UWG",
        Pack = Pack.Start,
        Needs = [Need.Confidential],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Confidential is not { Count: > 0 } all) yield break;
        var day = context.DayOf(statement);
        var terms = all.Where(t => t.Until is not { } last || day <= last).Select(t => t.Term).ToList();
        if (terms.Count == 0) yield break;
        // Marked words bend and join as other words do.
        var lexicon = Lexicon.Parse("confidential", terms.Select(t => t.Contains(' ', StringComparison.Ordinal) ? t.Replace('|', ' ') : $"{t}*"));
        foreach (var heard in context.Hear(statement))
        {
            // In an own name or an address it would be just as public.
            foreach (var place in heard.Reading.Names(terms).Concat(heard.Reading.Find(lexicon).Select(heard.Reading.StretchOf)).DistinctBy(p => p.Start)) yield return Card.Finds("confidential", heard, place);
        }

        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i)?.FileName is not { Length: > 0 } file) continue;
            var name = Folding.Of(file);
            if (terms.Find(t => Folding.Of(t) is { Length: > 0 } term && name.Contains(term, StringComparison.Ordinal)) is { } term) yield return Card.Finds("fileName", $"images[{i}]", 0, 0, term);
        }
    }
}
