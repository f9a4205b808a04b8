using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Policies.Rules;

/// <summary>R-T01: the text fits the network, counted in the network's own unit; every limit it states holds.</summary>
internal sealed class CharacterLimit : IRule
{
    public string Id => "R-T01";

    public IEnumerable<Finding> Judge(Statement statement)
    {
        var limits = statement.Limits;
        for (var part = 0; part < statement.Parts.Count; part++)
        {
            var text = statement.Parts[part];
            var field = statement.Parts.Count == 1 ? "text" : $"parts[{part}]";
            foreach (var finding in TooLong(text, limits.Text, limits.UrlCountsAs, field)) yield return finding;
        }

        if (statement.Comment is { } comment)
        {
            if (limits.Comment is null) yield return new(Id, "rule.T01.noComment", Severity.Block, "comment", 0, 0, []);
            foreach (var finding in TooLong(comment, limits.Comment ?? [], limits.UrlCountsAs, "comment")) yield return finding;
        }

        if (statement.Parts.Count > 1 && !limits.Thread) yield return new(Id, "rule.T01.noThread", Severity.Block, "text", 0, 0, []);
    }

    private IEnumerable<Finding> TooLong(string text, IReadOnlyList<TextLimit> limits, int? urlCountsAs, string field) =>
        from limit in limits
        let count = TextCount.Of(text, limit.Unit, urlCountsAs)
        where count > limit.Max
        select new Finding(Id, $"rule.T01.{(field == "comment" ? "comment" : "")}{limit.Unit}", Severity.Block, field, 0, 0, [count, limit.Max, count - limit.Max]);
}
