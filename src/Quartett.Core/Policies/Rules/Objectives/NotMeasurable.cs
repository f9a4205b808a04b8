using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z04: where visits are what counts, an address says where they come from.</summary>
internal sealed class NotMeasurable : IRule
{
    private static readonly WordsParameter Keys = new("keys", ["utm_source", "utm_campaign"]);

    private static readonly RuleCard Card = new()
    {
        Id = "R-Z04",
        Factor = Factor.Objectives,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Objective],
        Parameters = [Keys],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Plan?.ObjectiveType?.ToUpperInvariant() is not ("Z-LEA" or "LEA" or "Z-VER" or "VER" or "Z-PER" or "PER")) yield break;
        var keys = context.Value(Card, Keys);
        foreach (var wording in statement.Written())
        {
            var reading = context.Read(wording.Text);
            foreach (var address in reading.All(Addresses.Web))
            {
                if (address.Parameters.Any(p => keys.Contains(p.Name))) continue;
                var (start, length) = reading.Locate(address.At);
                yield return Card.Finds("untagged", wording.Field, start, length, address.Host);
            }
        }

        for (var i = 0; i < context.LinkFields.Count; i++)
        {
            var address = Addresses.Web(context.LinkFields[i]);
            if (!address.Parameters.Any(p => keys.Contains(p.Name))) yield return Card.Finds("untagged", $"links[{i}]", address.Host);
        }
    }
}
