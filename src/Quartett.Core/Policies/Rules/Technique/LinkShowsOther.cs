using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T04: the page behind a link says the same as the text about it.</summary>
internal sealed class LinkShowsOther : IRule
{
    private const string Link = "link";

    private static readonly RuleCard Card = new()
    {
        Id = "R-T04",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-05",
        Pack = Pack.Normal,
        Needs = [Need.Links],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var link in context.Links ?? [])
        {
            if (link.Price is { } price)
            {
                foreach (var wording in statement.Written())
                {
                    var reading = context.Read(wording.Text);
                    var amounts = reading.All(Amounts.Money);
                    if (amounts.Count == 0 || amounts.Any(a => a.Value == price)) continue;
                    var (start, length) = reading.Locate(amounts[0].At);
                    yield return Card.Finds("price", wording.Field, start, length, reading.Words(amounts[0].At), price);
                }
            }

            if (link.Title is { Length: > 0 } title && statement.Link is { Title.Length: > 0 } card && card.Address == link.Address && !Alike(title, card.Title)) yield return Card.Finds("otherTitle", $"{Link}.title", card.Title, title);
        }
    }

    private static bool Alike(string one, string other)
    {
        var words = Words(one);
        var others = Words(other);
        return words.Count == 0 || others.Count == 0 || words.Overlaps(others);
    }

    private static HashSet<string> Words(string text) => [.. Reading.Of(text).Tokens.Where(t => t.Length > 3).Select(t => t.Folded)];
}
