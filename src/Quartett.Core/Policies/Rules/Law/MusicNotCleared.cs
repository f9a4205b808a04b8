namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P11: music from a network's own app is for private people, not for business.</summary>
internal sealed class MusicNotCleared : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P11",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "§§ 15, 19a, 97 UrhG",
        Pack = Pack.Start,
        Needs = [Need.VideoFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Video?.Music == Music.AppLibrary) yield return Card.Finds("app", "video");
        if (context.Video?.Music == Music.Undeclared) yield return Card.Finds("undeclared", "video");
    }
}
