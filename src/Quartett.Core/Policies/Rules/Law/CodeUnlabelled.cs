using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P04: somebody earns by a discount code or an affiliate link; readers are told.</summary>
internal sealed class CodeUnlabelled : IRule
{
    private static readonly WordsParameter Domains = new("domains", ["amzn.to", "awin1.com", "awin.com", "tidd.ly", "shopstyle.it", "digistore24.com", "ltk.app", "liketk.it", "tradedoubler.com", "partners.webmasterplan.com", "clickbank.net", "belboon.com", "adcell.de", "rstyle.me"]);
    private static readonly WordsParameter Parameters = new("params", ["ref", "aff", "affid", "aff_id", "affiliate", "affiliate_id", "partner", "partnerid", "partner_id", "tag", "awc", "awinaffid", "campaign_partner", "referral", "refid", "a_aid", "coupon", "promo", "discount"]);

    private static readonly RuleCard Card = new()
    {
        Id = "R-P04",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-06",
        Reference = "§ 5a Abs. 4 UWG, § 22 MStV",
        Pack = Pack.Normal,
        Parameters = [Domains, Parameters],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Compensation == Compensation.None) yield break;
        var written = context.HearWritten(statement);
        if (!written.Any(h => h.Reading.Text.AsSpan().ContainsAny("?./") || h.Reading.All(Codes.In).Count > 0) && context.LinkFields.Count == 0) yield break;
        if (AdLabels.Find(statement, context) is not null || written.Have(context.Words("affiliate-notes"))) yield break;
        foreach (var heard in written)
        {
            foreach (var code in heard.Reading.All(Codes.In))
            {
                if (!IsOwn(code.Code, context)) yield return Card.Finds("code", heard, code.At);
            }

            foreach (var address in heard.Reading.All(Addresses.Web))
            {
                if (IsAffiliate(address, context)) yield return Card.Finds("link", heard, address.At);
            }
        }

        for (var i = 0; i < context.LinkFields.Count; i++)
        {
            if (IsAffiliate(Addresses.Web(context.LinkFields[i]), context)) yield return Card.Finds("link", $"links[{i}]", 0, 0, context.LinkFields[i]);
        }
    }

    // A code that bears our own name advertises our own shop.
    private static bool IsOwn(string code, RuleContext context)
    {
        var letters = Folding.Of(code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
        return letters.Length > 2 && context.OwnNames.Any(name => Folding.Of(name).StartsWith(letters, StringComparison.Ordinal));
    }

    private static bool IsAffiliate(WebAddress address, RuleContext context)
    {
        if (context.Value(Card, Domains).Any(d => address.Host == d || address.Host.EndsWith($".{d}", StringComparison.Ordinal))) return true;
        var names = context.Value(Card, Parameters);
        return address.Parameters.Any(p => names.Contains(p.Name) && p.Value.Length > 0 && !(p.Name == "ref" && Networks.Any(n => p.Value.Contains(n, StringComparison.OrdinalIgnoreCase))));
    }

    private static readonly string[] Networks = ["facebook", "instagram", "linkedin", "newsletter", "social", "website", "google", "bio", "post"];
}
