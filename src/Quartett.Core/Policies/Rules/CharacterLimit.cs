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
            foreach (var limit in limits.Text)
            {
                var count = TextCount.Of(text, limit.Unit, limits.UrlCountsAs);
                if (count <= limit.Max) continue;
                yield return new(Id, $"rule.T01.{limit.Unit}", Severity.Block, field, 0, 0, [count, limit.Max, count - limit.Max]);
            }
        }

        if (statement.Parts.Count > 1 && !limits.Thread) yield return new(Id, "rule.T01.noThread", Severity.Block, "text", 0, 0, []);
    }
}
