using System.Text;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M03: brands are written as their owner writes them; case, hyphens and spaces count. In a hashtag only the letters do.</summary>
internal sealed class BrandMisspelled : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-M03",
        Factor = Factor.Marketing,
        Severity = Severity.Warn,
        Section = "POL-04",
        Pack = Pack.Normal,
        Needs = [Need.Brands],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var brand in context.Brands ?? [])
        {
            var right = Letters(brand.Name);
            var wrong = brand.Variants.Select(Letters).Where(v => v.Length > 0 && v != right).ToList();
            foreach (var wording in statement.Said())
            {
                foreach (var (start, length) in Candidates(wording.Text, wrong.Append(right)))
                {
                    var written = wording.Text.Substring(start, length);
                    var hashtag = start > 0 && wording.Text[start - 1] == '#';
                    if (written == brand.Name || written == brand.Name + "s" || (hashtag && Letters(written) == right) || InAddress(wording.Text, start)) continue;
                    yield return Card.Finds("written", wording.Field, start, length, written, brand.Name) with { Replacement = hashtag ? null : brand.Name };
                }
            }
        }
    }

    // Stretches of whole words whose letters are those of one of the spellings.
    private static IEnumerable<(int Start, int Length)> Candidates(string text, IEnumerable<string> spellings)
    {
        var known = spellings.ToHashSet(StringComparer.Ordinal);
        var longest = known.Max(k => k.Length);
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsLetterOrDigit(text[start]) || (start > 0 && char.IsLetterOrDigit(text[start - 1]))) continue;
            var letters = new StringBuilder();
            for (var end = start; end < text.Length && letters.Length <= longest; end++)
            {
                if (char.IsLetterOrDigit(text[end])) letters.Append(char.ToLowerInvariant(text[end]));
                else if (text[end] is not (' ' or '-' or '.' or '&' or '\'' or '’' or '_')) break;
                if (!char.IsLetterOrDigit(text[end]) || (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))) continue;
                if (!known.Contains(letters.ToString())) continue;
                yield return (start, end + 1 - start);
                break;
            }
        }
    }

    private static bool InAddress(string text, int start)
    {
        var from = start;
        while (from > 0 && !char.IsWhiteSpace(text[from - 1])) from--;
        var to = start;
        while (to < text.Length && !char.IsWhiteSpace(text[to])) to++;
        var word = text.AsSpan(from, to - from);
        return word.Contains('@') || word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || word.IndexOf(".de") > 0 || word.IndexOf(".com") > 0 || word.IndexOf(".example") > 0;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
