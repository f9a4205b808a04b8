using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P22: networks forbid some ways to take part: on Facebook sharing and tagging, on Instagram false tags in pictures.</summary>
internal sealed class ForbiddenMechanic : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P22",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "Promotion Guidelines Facebook, Instagram (2026)",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var network = NetworkNames.Family(statement.Network);
        if (network is not ("facebook" or "instagram") || Contests.Find(statement, context) is null) yield break;
        foreach (var (heard, hit) in context.Hear(statement).Say(context.Words(network == "facebook" ? "contest-acts" : "tag-on-picture")).Take(Texts.Most))
        {
            if (network == "facebook" && !(hit.Tag is "tag" or "share" && IsAsked(heard.Reading, hit))) continue;
            yield return Card.Finds(network, heard, hit);
        }
    }

    // "Wir teilen die Gewinner mit" and "in meiner Frage" ask nobody to do anything.
    private static bool IsAsked(Reading reading, Hit hit)
    {
        var sentence = reading.SentenceOf(hit);
        var words = reading.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount).Where(t => t.Clause == reading.Tokens[hit.First].Clause);
        return reading.After(hit)?.Folded is not "mit" && !(words.Any(t => t.Folded == "wir") && !words.Any(t => t.Folded is "ihr" or "du" or "sie")) && !reading.Tokens[hit.First].Folded.EndsWith("ung", StringComparison.Ordinal);
    }
}
