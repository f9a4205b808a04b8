namespace Quartett.Core.Policies.Rules.Access;

/// <summary>R-B03: what is spoken in a video can be read.</summary>
internal sealed class VideoWithoutCaptions : IRule
{
    private static readonly NumberParameter Shortest = new("minSeconds", 3, 0, 600);

    private static readonly RuleCard Card = new()
    {
        Id = "R-B03",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-16",
        Reference = "WCAG 1.2.2",
        Pack = Pack.Normal,
        Needs = [Need.VideoFacts],
        Parameters = [Shortest],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Video is not { Speech: true, Captions: false } video || statement.Video?.CaptionLanguages.Count > 0) yield break;
        var seconds = video.Seconds ?? statement.Video?.Seconds;
        if (seconds is null || seconds >= context.Value(Card, Shortest)) yield return Card.Finds("missing", "video.captions");
    }
}
