namespace Quartett.Core.Policies.Rules.People;

/// <summary>R-H04: two see it. Where there is only one, time passes between writing and sending instead.</summary>
internal sealed class ApprovedByAuthor : IRule
{
    private static readonly NumberParameter Minutes = new("coolingMinutes", 30, 0, 10_080);
    private static readonly NumberParameter Hours = new("coolingHoursClassC", 24, 0, 168);

    private static readonly RuleCard Card = new()
    {
        Id = "R-H04",
        Factor = Factor.People,
        Severity = Severity.Block,
        Section = "POL-03",
        Pack = Pack.Normal,
        Needs = [Need.Approval],
        Parameters = [Minutes, Hours],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Approval is not { SamePerson: true } approval) yield break;
        if (!approval.Solo)
        {
            yield return Card.Finds("same", "approval");
            yield break;
        }

        var cooling = context.Class is ContentClass.C or ContentClass.D ? TimeSpan.FromHours(context.Value(Card, Hours)) : TimeSpan.FromMinutes(context.Value(Card, Minutes));
        if (approval.FinishedAt is not { } finished || context.MomentOf(statement) - finished < cooling) yield return Card.Finds("cooling", "approval", (int)cooling.TotalMinutes) with { Severity = Severity.Approval };
    }
}
