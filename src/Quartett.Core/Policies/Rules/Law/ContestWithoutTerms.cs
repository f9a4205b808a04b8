namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P21: a competition has terms, and they can be read.</summary>
internal sealed class ContestWithoutTerms : IRule
{
    private static readonly WordsParameter Required = new("fields", ["start", "end", "organiser", "eligibility", "prize", "mode", "draw", "notification", "privacy"]);

    private static readonly RuleCard Card = new()
    {
        Id = "R-P21",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "§ 6 Abs. 1 Nr. 4 DDG, § 5a UWG",
        Pack = Pack.Start,
        Parameters = [Required],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (Contests.Find(statement, context) is not var (heard, hit)) yield break;
        if (context.Terms is null)
        {
            yield return Card.Finds("missing", heard, hit);
            yield break;
        }

        if (context.Terms.Fields is not { } fields) yield break;
        var missing = context.Value(Card, Required).Where(r => !fields.Contains(r, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count > 0) yield return Card.Finds("incomplete", heard, hit, missing.Count);
    }
}
