using System.Text.RegularExpressions;

namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z03: who wants enquiries says how to reach the company, who wants a conversation asks something.</summary>
internal sealed partial class CallToAction : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-Z03",
        Factor = Factor.Objectives,
        Severity = Severity.Info,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Objective],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var all = string.Join('\n', statement.Written().Select(w => w.Text));
        switch (context.Plan?.ObjectiveType?.ToUpperInvariant())
        {
            case "Z-LEA" or "LEA" when statement.Link is null && context.LinkFields.Count == 0 && !Contact().IsMatch(all):
                yield return Card.Finds("contact", "text");
                break;
            case "Z-DIA" or "DIA" when !all.Contains('?'):
                yield return Card.Finds("question", "text");
                break;
            case "Z-PER" or "PER" when statement.Link is null && context.LinkFields.Count == 0 && !Contact().IsMatch(all) && !Apply().IsMatch(all):
                yield return Card.Finds("apply", "text");
                break;
        }
    }

    [GeneratedRegex(@"https?://|www\.|[\w.-]+@[\w-]+\.|(?<!\d)0\d{2,5}[\s/-]?\d{3,}|\+\d{2}|anruf|rufen sie|ruf uns|ruft uns|telefon|schreib|nachricht|kontakt|termin|anfrag|meld|link in|vorbei|beratung|angebot anfordern|whatsapp|formular|buch(?:en|t|e) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contact();

    [GeneratedRegex("bewerb|bewirb|lebenslauf|unterlagen", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Apply();
}
