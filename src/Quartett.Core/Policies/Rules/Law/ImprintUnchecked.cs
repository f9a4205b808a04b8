namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P45: the channel has an imprint, and somebody looked lately whether it can be reached.</summary>
internal sealed class ImprintUnchecked : IRule
{
    private static readonly NumberParameter Days = new("days", 90, 7, 730);

    private static readonly RuleCard Card = new()
    {
        Id = "R-P45",
        Factor = Factor.Policy,
        Severity = Severity.Warn,
        Section = "POL-15",
        Reference = "§ 5 DDG, § 18 MStV; AT: § 5 ECG, § 25 MedienG; CH: Art. 3 Abs. 1 lit. s UWG",
        Pack = Pack.Normal,
        Needs = [Need.Dossier],
        Parameters = [Days],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.Dossier is not { } dossier) yield break;
        if (string.IsNullOrWhiteSpace(dossier.Imprint))
        {
            yield return Card.Finds("missing", "channel") with { Severity = Severity.Block };
            yield break;
        }

        var days = context.Value(Card, Days);
        if (dossier.ImprintCheckedAt is not { } seen) yield return Card.Finds("never", "channel", days);
        else if (context.DayOf(statement).DayNumber - seen.DayNumber is var age && age > days) yield return Card.Finds("old", "channel", 0, 0, age, days);
    }
}
