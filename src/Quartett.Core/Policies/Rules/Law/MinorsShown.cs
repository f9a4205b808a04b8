namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P07: children are shown only if their guardians agree, and they themselves when they are old enough to judge it.</summary>
internal sealed class MinorsShown : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P07",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-07",
        Reference = "§ 22 KUG, BGH VI ZR 305/03, Art. 6, 7 DSGVO; AT: § 78 UrhG",
        Pack = Pack.Normal,
        Needs = [Need.ImageFacts],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var day = context.DayOf(statement);
        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i) is not { Minors: true, Persons: not PersonsShown.None } image) continue;
            var guardian = image.Consents.Any(c => c.By == "guardian" && ConsentDoesNotCover.Holds(c, day));
            var own = image.Consents.Any(c => c.By == "person" && ConsentDoesNotCover.Holds(c, day));
            // Austria: who can judge it, usually from 14, decides alone.
            var enough = guardian || (own && context.Jurisdiction == "AT");
            yield return enough ? Card.Finds(own ? "check" : "checkOwn", $"images[{i}]") : Card.Finds("guardian", $"images[{i}]") with { Severity = Severity.Block };
        }
    }
}
