namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T09: words of the trade are spelled as the company's own glossary has them. Ordinary spelling is the browser's business.</summary>
internal sealed class OwnSpelling : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-T09",
        Factor = Factor.Policy,
        Severity = Severity.Info,
        Section = "POL-04",
        Pack = Pack.Normal,
        Needs = [Need.Glossary],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Glossary is not { Count: > 0 } glossary || !glossary.Any(g => g.Spelling)) yield break;
        foreach (var wording in statement.Said())
        {
            var text = wording.Text;
            foreach (var term in glossary)
            {
                if (!term.Spelling || term.Word.Length == 0) continue;
                for (var at = text.IndexOf(term.Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(term.Word, at + 1, StringComparison.Ordinal))
                {
                    if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (at + term.Word.Length < text.Length && char.IsLetterOrDigit(text[at + term.Word.Length]))) continue;
                    yield return term.Instead is { } instead
                        ? Card.Finds("instead", wording.Field, at, term.Word.Length, term.Word, instead) with { Replacement = instead }
                        : Card.Finds("wrong", wording.Field, at, term.Word.Length, term.Word);
                }
            }
        }
    }
}
