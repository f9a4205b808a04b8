namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M11: a post sounds like those that were approved before.</summary>
internal sealed class OffVoice : IRule
{
    private const int FewPosts = 20;
    private const int FewWords = 10;
    private static readonly NumberParameter Factor = new("times", 3, 2, 20);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M11",
        Factor = Policies.Factor.Marketing,
        Severity = Severity.Info,
        Section = "POL-04",
        Pack = Pack.Normal,
        Needs = [Need.Tone],
        Parameters = [Factor],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Tone is not { Posts: >= FewPosts } usual) yield break;
        foreach (var wording in statement.Written())
        {
            var words = wording.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < FewWords) continue;
            var per = 100d / words.Length;
            var times = context.Value(Card, Factor);
            if (Loud(wording.Text.Count(c => c == '!') * per, usual.Exclamations)) yield return Card.Finds("exclamations", wording.Field);
            else if (Loud(words.Count(w => w.Length > 3 && w.All(char.IsUpper)) * per, usual.CapitalWords)) yield return Card.Finds("capitals", wording.Field);

            // One of a kind is no tone: at least four in a hundred words, and several times the usual.
            bool Loud(double now, double before) => now >= 4 && now > times * Math.Max(before, 1);
        }
    }
}
