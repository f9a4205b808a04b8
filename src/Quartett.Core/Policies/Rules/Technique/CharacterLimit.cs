using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T01: the text fits the network, counted in the network's own unit; every limit it states holds.</summary>
internal sealed class CharacterLimit : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-T01",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-16",
        Reference = "",
        Pack = Pack.Limits,
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var limits = statement.Limits;
        for (var part = 0; part < statement.Parts.Count; part++)
        {
            var text = statement.Parts[part];
            var field = statement.FieldOf(part);
            foreach (var finding in TooLong(text, limits.Text, limits.UrlCountsAs, field)) yield return finding;
            // A network that does not say what it counts may count emojis double.
            if (NetworkFacts.Of(statement.Network)?.UnsureAbove is { } unsure && text.Length > unsure && !TooLong(text, limits.Text, limits.UrlCountsAs, field).Any())
                yield return Card.FindsIn("unsure", field, text.Length, unsure) with { Severity = Severity.Warn };
        }

        if (statement.Comment is { } comment)
        {
            if (limits.Comment is null) yield return new(Card.Id, "rule.T01.noComment", Severity.Block, "comment", 0, 0, []);
            foreach (var finding in TooLong(comment, limits.Comment ?? [], limits.UrlCountsAs, "comment")) yield return finding;
        }

        if (statement.Parts.Count > 1 && !limits.Thread) yield return new(Card.Id, "rule.T01.noThread", Severity.Block, "text", 0, 0, []);
    }

    private IEnumerable<Finding> TooLong(string text, IReadOnlyList<TextLimit> limits, int? urlCountsAs, string field) =>
        from limit in limits
        let count = TextCount.Of(text, limit.Unit, urlCountsAs)
        where count > limit.Max
        select new Finding(Card.Id, $"rule.T01.{(field == "comment" ? "comment" : "")}{limit.Unit}", Severity.Block, field, 0, 0, [count, limit.Max, count - limit.Max]);
}
