namespace Quartett.Core.Policies.Rules;

/// <summary>R-T10: a post without text, image or video says nothing; no part of a thread is empty.</summary>
internal sealed class SomethingToSay : IRule
{
    public string Id => "R-T10";

    public IEnumerable<Finding> Judge(Statement statement)
    {
        var silent = statement.Parts.All(string.IsNullOrWhiteSpace);
        if (silent && statement.Images.Count == 0 && statement.Video is null)
        {
            yield return new(Id, "rule.T10.empty", Severity.Block, "text", 0, 0, []);
            yield break;
        }

        if (statement.Parts.Count < 2) yield break;
        for (var part = 0; part < statement.Parts.Count; part++)
        {
            if (string.IsNullOrWhiteSpace(statement.Parts[part])) yield return new(Id, "rule.T10.emptyPart", Severity.Block, $"parts[{part}]", 0, 0, [part + 1]);
        }
    }
}
