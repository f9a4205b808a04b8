namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H08: who writes about a topic has been trained for it.</summary>
internal sealed class TopicNotMastered : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-H08",
        Factor = Factor.People,
        Severity = Severity.Approval,
        Section = "POL-02",
        Pack = Pack.Normal,
        Needs = [Need.Topics],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Author is not { Topics: { } mastered } author) yield break;
        foreach (var topic in author.TopicsOfPost)
        {
            if (!mastered.Contains(topic, StringComparer.OrdinalIgnoreCase)) yield return Card.Finds("missing", "author.topics", topic);
        }
    }
}
