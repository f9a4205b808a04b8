namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P12: music cleared for one network stays on it.</summary>
internal sealed class MusicBoundElsewhere : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P12",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "§§ 31, 97 UrhG",
        Pack = Pack.Normal,
        Needs = [Need.VideoFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Video is not { MusicOnlyOn: { Count: > 0 } only } video) yield break;
        foreach (var network in video.AlsoOn.Prepend(statement.Network).Distinct())
        {
            if (!only.Any(o => NetworkNames.Same(o, network))) yield return Card.Finds("bound", "video", network, string.Join(", ", only));
        }
    }
}
