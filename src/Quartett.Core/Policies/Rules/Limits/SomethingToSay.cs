namespace Quartett.Core.Policies.Rules.Limits;

/// <summary>L-01: a post without text, image or video says nothing; no part of a thread is empty, and no comment.</summary>
internal sealed class SomethingToSay : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "L-01",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-03",
        Reference = "",
        Pack = Pack.Limits,
        Hard = true,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var silent = statement.Parts.All(string.IsNullOrWhiteSpace);
        if (silent && statement.Images.Count == 0 && statement.Video is null)
        {
            yield return new(Card.Id, "rule.L01.empty", Severity.Block, "text", 0, 0, []);
            yield break;
        }

        if (statement.Comment is { } comment && string.IsNullOrWhiteSpace(comment)) yield return new(Card.Id, "rule.L01.emptyComment", Severity.Block, "comment", 0, 0, []);
        if (statement.Parts.Count < 2) yield break;
        for (var part = 0; part < statement.Parts.Count; part++)
        {
            if (string.IsNullOrWhiteSpace(statement.Parts[part]) && statement.Images.All(i => i.Part != part)) yield return new(Card.Id, "rule.L01.emptyPart", Severity.Block, $"parts[{part}]", 0, 0, [part + 1]);
        }
    }
}
