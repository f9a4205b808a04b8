using System.Collections.Frozen;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T03: addresses lead somewhere, safely, and show where.</summary>
internal sealed class LinkUnsafe : IRule
{
    private static readonly FrozenSet<string> Shorteners = new[]
    {
        "bit.ly", "tinyurl.com", "t.ly", "goo.gl", "ow.ly", "is.gd", "v.gd", "rb.gy", "cutt.ly", "shorturl.at", "t1p.de", "kurzelinks.de", "kurzlink.de", "tiny.cc", "rebrand.ly", "bl.ink", "soo.gd", "s.id", "tiny.one", "shorte.st", "adf.ly",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly WordsParameter Allowed = new("allowedShorteners", []);

    private static readonly RuleCard Card = new()
    {
        Id = "R-T03",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-15",
        Pack = Pack.Normal,
        Parameters = [Allowed],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var wording in statement.Written())
        {
            var reading = context.Read(wording.Text);
            foreach (var address in reading.All(Addresses.Web))
            {
                if (Problem(address, context) is not { } what) continue;
                var (start, length) = reading.Locate(address.At);
                var finding = Card.Finds(what, wording.Field, start, length, address.Host);
                yield return what == "insecure" ? finding with { Replacement = "https" + address.Address[4..] } : finding;
            }
        }

        for (var i = 0; i < context.LinkFields.Count; i++)
        {
            if (Problem(Addresses.Web(context.LinkFields[i]), context) is { } what) yield return Card.Finds(what, $"links[{i}]", 0, context.LinkFields[i].Length, Addresses.Web(context.LinkFields[i]).Host);
        }

        if (statement.Link is { } card && Problem(Addresses.Web(card.Address), context) is { } problem) yield return Card.Finds(problem, "link", Addresses.Web(card.Address).Host);
    }

    private static string? Problem(WebAddress address, RuleContext context)
    {
        if (context.Links?.FirstOrDefault(l => l.Address == address.Address) is { } seen && (seen.Reachable == false || seen.Status is >= 400)) return "dead";
        if (address.Address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) return "insecure";
        return Shorteners.Contains(address.Host) && !context.Value(Card, Allowed).Contains(address.Host, StringComparer.OrdinalIgnoreCase) ? "shortened" : null;
    }
}
