namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P38: nobody is put down; shouting is a hint only.</summary>
internal sealed class InsultingWords : IRule
{
    private const int Letters = 40;
    private static readonly NumberParameter Capitals = new("capitalsPercent", 70, 30, 100);

    private static readonly RuleCard Card = new()
    {
        Id = "R-P38",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-12",
        Reference = "§§ 185, 186 StGB, § 4 Nr. 1 UWG",
        Pack = Pack.Normal,
        Parameters = [Capitals],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var heard in context.Hear(statement))
        {
            foreach (var hit in heard.Reading.Find(context.Words("insults")).Where(h => !heard.Reading.IsNegated(h)).Take(Texts.Most)) yield return Card.Finds("insult", heard, hit);
            if (Shouts(heard.Reading.Text, context.Value(Card, Capitals))) yield return Card.Finds("shouting", heard.Field) with { Severity = Severity.Info };
        }
    }

    private static bool Shouts(string text, int percent)
    {
        if (text.Contains("!!!", StringComparison.Ordinal)) return true;
        int letters = 0, capitals = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            letters++;
            if (char.IsUpper(c)) capitals++;
        }

        return letters >= Letters && capitals * 100 >= letters * percent;
    }
}
