namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B08: what is written in a picture also stands in the text or in the description.</summary>
internal sealed class TextOnlyInImage : IRule
{
    private const double Most = 0.6;

    private static readonly RuleCard Card = new()
    {
        Id = "R-B08",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-16",
        Reference = "WCAG 1.4.5",
        Pack = Pack.Normal,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i)?.TextInImage is not { Length: > 0 } written) continue;
            var words = Words(written);
            if (words.Count == 0) continue;
            var readable = Words(string.Join(' ', statement.Parts.Append(statement.Comment ?? "").Append(statement.Images[i].AltText)));
            if (words.Count(readable.Contains) < Most * words.Count) yield return Card.Finds("only", $"images[{i}].altText", i + 1);
        }
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end - i > 3 || (end > i && char.IsDigit(text[i]))) words.Add(text[i..end]);
            i = end + 1;
        }

        return words;
    }
}
