namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P06: a consent holds on the day, was not taken back, and covers this use.</summary>
internal sealed class ConsentDoesNotCover : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P06",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-07",
        Reference = "Art. 6, 7 DSGVO, § 22 KUG",
        Pack = Pack.Normal,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var day = context.DayOf(statement);
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i) is not { Persons: not PersonsShown.None } image) continue;
            // One person may have renewed an old consent; what counts is whether one that holds is left for each side.
            foreach (var side in image.Consents.GroupBy(c => c.By))
            {
                if (side.Any(c => Holds(c, day) && Covers(c, statement, context))) continue;
                var what = side.Any(c => c.Withdrawn) ? "withdrawn" : side.Any(c => Holds(c, day)) ? "scope" : "expired";
                yield return Card.Finds(what, $"images[{i}]", statement.Network);
            }
        }
    }

    internal static bool Holds(Consent consent, DateOnly day) => !consent.Withdrawn && (consent.Until is not { } last || day <= last);

    private static bool Covers(Consent consent, Statement statement, RuleContext context)
    {
        if (consent.Scope is not { } scope) return true;
        if (context.Paid == true && !scope.Any(s => s is "ads" or "paid" or "all" or "werbung" or "anzeigen")) return false;
        return scope.Any(s => s is "all" or "social" or "socialmedia" or "alle" || NetworkNames.Same(s, statement.Network));
    }
}
