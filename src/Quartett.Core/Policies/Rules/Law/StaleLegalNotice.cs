using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P46: notices that name laws and platforms which are no more.</summary>
internal sealed class StaleLegalNotice : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P46",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-15",
        Reference = "§ 5 DDG; VO (EU) 2024/3228",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var heard in context.Hear(statement))
        {
            foreach (var address in heard.Reading.All(Addresses.Web))
            {
                if (IsGone(address.Address)) yield return Card.Finds("platform", heard, address.At);
            }

            foreach (var hit in heard.Reading.Find(context.Words("legal-stale")).Where(h => !heard.Reading.IsNegated(h)).Take(Texts.Most)) yield return Card.Finds(hit.Tag == "platform" ? "platform" : "law", heard, hit);
        }

        for (var i = 0; i < context.LinkFields.Count; i++)
        {
            if (IsGone(context.LinkFields[i])) yield return Card.Finds("platform", $"links[{i}]", 0, 0, context.LinkFields[i]);
        }
    }

    private static bool IsGone(string address) => address.Contains("ec.europa.eu/consumers/odr", StringComparison.OrdinalIgnoreCase) || address.Contains("webgate.ec.europa.eu/odr", StringComparison.OrdinalIgnoreCase);
}
