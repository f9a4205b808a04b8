namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P13: what a machine made and could be taken for real says so.</summary>
internal sealed class AiMediaUnlabelled : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P13",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-08",
        Reference = "Art. 50 Abs. 4 und 5 KI-VO (EU) 2024/1689",
        Pack = Pack.Start,
        ValidFrom = new(2026, 8, 2),
        Jurisdictions = ["DE", "AT"],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var fields = new List<string>();
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i) is { AiOrigin: Origin.Generated or Origin.Altered, Realistic: true }) fields.Add($"images[{i}]");
        }

        if (context.Video is { AiOrigin: Origin.Generated or Origin.Altered, Realistic: true }) fields.Add("video");
        if (fields.Count == 0) yield break;
        var labels = context.Words("ai-labels");
        var heard = context.Hear(statement);
        // In the text it stands for all pictures, in a description for its own.
        if (heard.Where(h => !h.Field.StartsWith("images[", StringComparison.Ordinal)).ToList().Say(labels).Any()) yield break;
        foreach (var field in fields)
        {
            if (!heard.Where(h => h.Field.StartsWith($"{field}.", StringComparison.Ordinal)).ToList().Say(labels).Any()) yield return Card.Finds("missing", field);
        }
    }
}
