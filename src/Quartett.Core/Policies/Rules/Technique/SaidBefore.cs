using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Technique;

/// <summary>R-T06: the same has not been said on the same channel within 90 days.</summary>
internal sealed class SaidBefore : IRule
{
    private const int FewWords = 4;
    private static readonly NumberParameter Days = new("days", 90, 1, 366);
    private static readonly NumberParameter Alike = new("similarityPercent", 90, 50, 100);

    private static readonly RuleCard Card = new()
    {
        Id = "R-T06",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-05",
        Pack = Pack.Normal,
        Needs = [Need.Earlier],
        Parameters = [Days, Alike],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Earlier is not { Count: > 0 } earlier) yield break;
        var moment = context.MomentOf(statement);
        var own = Shingles(context.Read(string.Join('\n', statement.Parts)));
        if (own.Count < FewWords) yield break;
        foreach (var post in earlier)
        {
            if ((moment - post.At).Duration() > TimeSpan.FromDays(context.Value(Card, Days))) continue;
            if (post.Channel is { } channel ? channel != statement.Channel : post.Network is { } network && network != statement.Network) continue;
            var other = Shingles(Reading.Of(post.Text));
            var shared = own.Count(other.Contains);
            if (100 * 2 * shared < context.Value(Card, Alike) * (own.Count + other.Count)) continue;
            yield return Card.Finds(post.Planned ? "planned" : "before", "text", context.WallClockOf(statement with { At = post.At }).Date.ToString("d", System.Globalization.CultureInfo.GetCultureInfo("de-DE")));
            yield break;
        }
    }

    // Pairs of words that follow one another; a text of one word is that word.
    private static HashSet<(string, string)> Shingles(Reading reading)
    {
        var pairs = new HashSet<(string, string)>();
        for (var i = 0; i + 1 < reading.Tokens.Count; i++) pairs.Add((reading.Tokens[i].Folded, reading.Tokens[i + 1].Folded));
        return pairs;
    }
}
