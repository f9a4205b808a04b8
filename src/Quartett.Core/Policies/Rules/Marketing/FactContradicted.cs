using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Marketing;

/// <summary>R-M04: prices, times, numbers and addresses are those of the fact register.</summary>
internal sealed class FactContradicted : IRule
{
    private static readonly NumberParameter Window = new("window", 60, 10, 500);

    private static readonly RuleCard Card = new()
    {
        Id = "R-M04",
        Factor = Factor.Marketing,
        Severity = Severity.Block,
        Section = "POL-05",
        Pack = Pack.Start,
        Needs = [Need.Facts],
        Parameters = [Window],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Facts is not { Count: > 0 } facts) yield break;
        var today = new LocalDay(context.DayOf(statement).DayOfWeek);
        foreach (var wording in statement.Said())
        {
            var reading = context.Read(wording.Text);
            var mentions = facts.SelectMany(f => FactReading.Of(reading, f, context.Value(Card, Window), today)).ToList();
            foreach (var mention in mentions)
            {
                // Two facts may be told by the same words: what one of them confirms is right.
                if (mention.Agrees != false || mentions.Exists(m => m.Agrees == true && m.Start == mention.Start)) continue;
                yield return Card.Finds("differs", wording.Field, mention.Start, mention.Length, mention.Said, mention.Fact.Key, mention.Fact.Value);
            }
        }
    }
}
