using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M02: words the company does not say, in all their forms.</summary>
internal sealed class WordsNotSaid : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-M02",
        Factor = Factor.Marketing,
        Severity = Severity.Warn,
        Section = "POL-04",
        Pack = Pack.Normal,
        Needs = [Need.Glossary],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Glossary is not { Count: > 0 } glossary) yield break;
        var words = OwnWords.Of(glossary, g => g.Spelling ? "" : g.Word);
        foreach (var wording in statement.Said())
        {
            var reading = context.Read(wording.Text);
            foreach (var hit in reading.Find(words))
            {
                if (reading.IsQuoted(hit)) continue;
                var instead = glossary.FirstOrDefault(g => !g.Spelling && g.Word == hit.Entry.Text)?.Instead;
                yield return instead is null
                    ? Card.Finds("said", wording.Field, hit.Start, hit.Length, reading.Words(hit))
                    : Card.Finds("instead", wording.Field, hit.Start, hit.Length, reading.Words(hit), instead) with { Replacement = instead };
            }
        }
    }
}
