namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P09: a licence covers the day, the network and what was done to the picture.</summary>
internal sealed class LicenceDoesNotCover : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P09",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "§§ 31, 97 UrhG",
        Pack = Pack.Normal,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var day = context.DayOf(statement);
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i)?.Licence is not { } licence) continue;
            var field = $"images[{i}]";
            if (licence.Until is { } last && last < day) yield return Card.Finds("expired", field, last.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
            if (licence.EditorialOnly || licence.Kind is "editorial" or "editorialOnly") yield return Card.Finds("editorial", field);
            if (licence.Networks is { } networks && !networks.Any(n => n is "all" or "social" || NetworkNames.Same(n, statement.Network))) yield return Card.Finds("network", field, statement.Network);
            if (licence.MayEdit == false && statement.Images[i].Cut.Length > 0) yield return Card.Finds("edited", field);
        }
    }
}
