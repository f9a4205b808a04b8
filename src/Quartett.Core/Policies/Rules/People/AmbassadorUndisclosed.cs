using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H10: who speaks about the company as a person says that they belong to it.</summary>
internal sealed partial class AmbassadorUndisclosed : IRule
{
    private static readonly WordsParameter Phrases = new("phrases", []);

    private static readonly RuleCard Card = new()
    {
        Id = "R-H10",
        Factor = Factor.People,
        Severity = Severity.Warn,
        Section = "POL-14",
        Pack = Pack.Normal,
        Needs = [Need.Author],
        Parameters = [Phrases],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Author is not { Ambassador: true }) yield break;
        var said = string.Join('\n', statement.Written().Select(w => w.Text));
        if (Employer().IsMatch(said) || context.Value(Card, Phrases).Any(p => said.Contains(p, StringComparison.OrdinalIgnoreCase))) yield break;
        yield return Card.Finds("hidden", "text");
    }

    [GeneratedRegex(@"mein(?:e[mnrs]?)?\s(?:arbeitgeber|chef|firma|team|betrieb|unternehmen|kolleg|ausbildungsbetrieb|job|arbeitsplatz)|(?:ich|wir)\sarbeiten?\s(?:bei|für|im|in)|arbeite\s(?:ich\s)?(?:bei|für|im)|bei\suns\s(?:im|in\sder)\s(?:betrieb|firma|team|werkstatt|büro)|ich\sbin\s(?:\w+\s){0,3}bei\s|anzeige|werbung|#teamwir|unsere[rmns]?\s(?:firma|betrieb|werkstatt|unternehmen)|employer|i work (?:at|for)|my company", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Employer();
}
