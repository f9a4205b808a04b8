namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P15: where a machine had its hand in is said, to us at least.</summary>
internal sealed class AiOriginUndeclared : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P15",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-08",
        Reference = "Art. 50 KI-VO (EU) 2024/1689",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i) is not { } image) continue;
            if (image.GeneratorSeen is { Length: > 0 } seen && (image.AiOrigin is null or Origin.None or Origin.Undeclared)) yield return Card.Finds("generator", $"images[{i}]", seen);
            else if (image.AiOrigin == Origin.Undeclared) yield return Card.Finds("image", $"images[{i}]");
        }

        if (context.Video?.AiOrigin == Origin.Undeclared) yield return Card.Finds("video", "video");
        if (context.Text?.Origin == Origin.Undeclared) yield return Card.Finds("text", statement.FieldOf(0));
    }
}
