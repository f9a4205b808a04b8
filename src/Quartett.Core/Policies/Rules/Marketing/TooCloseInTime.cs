namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M12: posts on one channel leave each other room.</summary>
internal sealed class TooCloseInTime : IRule
{
    private static readonly NumberParameter Gap = new("minGapHours", 3, 0, 168);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M12",
        Factor = Factor.Marketing,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Calendar],
        Parameters = [Gap],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Earlier is not { } others || context.Kind != SpeechKind.Post) yield break;
        var moment = context.MomentOf(statement);
        var gap = TimeSpan.FromHours(context.Value(Card, Gap));
        foreach (var other in others)
        {
            if (other.Channel is { } channel ? channel != statement.Channel : other.Network is { } network && network != statement.Network) continue;
            if ((other.At - moment).Duration() >= gap) continue;
            yield return Card.Finds("close", "publishAt", context.WallClockOf(statement with { At = other.At }).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), context.Value(Card, Gap));
            yield break;
        }
    }
}
