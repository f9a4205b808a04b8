namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M07: what belongs to a campaign is said while it runs, its first and last day included.</summary>
internal sealed class OutsideCampaign : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-M07",
        Factor = Factor.Marketing,
        Severity = Severity.Block,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Campaign],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Campaign is not { } campaign) yield break;
        var day = context.DayOf(statement);
        if (day < campaign.From) yield return Card.Finds("before", "publishAt", campaign.Name, campaign.From.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
        else if (day > campaign.To) yield return Card.Finds("after", "publishAt", campaign.Name, campaign.To.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture));
    }
}
