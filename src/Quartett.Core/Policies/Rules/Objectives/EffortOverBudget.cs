namespace Quartett.Core.Policies.Rules.Objectives;

/// <summary>R-Z06: a week's work fits the hours that were agreed: above them a warning, above 120 % nothing is added.</summary>
internal sealed class EffortOverBudget : IRule
{
    private static readonly NumberParameter Warns = new("warnPercent", 100, 50, 500);
    private static readonly NumberParameter Blocks = new("blockPercent", 120, 50, 500);

    private static readonly RuleCard Card = new()
    {
        Id = "R-Z06",
        Factor = Factor.Objectives,
        Severity = Severity.Warn,
        Section = "POL-01",
        Pack = Pack.Normal,
        Needs = [Need.Effort],
        Parameters = [Warns, Blocks],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Effort is not { } effort || effort.PlannedMinutes == 0) yield break;
        // Without any agreed time every minute is too much; in per cent of nothing that cannot be said.
        var percent = effort.BudgetMinutes <= 0 ? double.PositiveInfinity : 100d * effort.PlannedMinutes / effort.BudgetMinutes;
        if (percent <= context.Value(Card, Warns)) yield break;
        yield return Card.FindsIn("over", "publishAt", effort.PlannedMinutes, effort.BudgetMinutes) with { Severity = percent > context.Value(Card, Blocks) ? Severity.Block : Severity.Warn };
    }
}
