using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P43: alcohol, tobacco, games of chance. A glass of wine with dinner is no matter; selling it to everybody is.</summary>
internal sealed class RegulatedGoods : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P43",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "§§ 9, 12 JuSchG, §§ 19 ff. TabakerzG, § 5 GlüStV 2021, § 6 JMStV",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            if (!reading.Has(context.Words("smoke-free")))
            {
                foreach (var hit in reading.Find(context.Words("tobacco")).Where(h => !reading.IsNegated(h)).Take(1)) yield return Card.Finds("tobacco", heard, hit) with { Severity = Severity.Block };
            }

            foreach (var hit in reading.Find(context.Words("gambling")).Where(h => !reading.IsNegated(h)).Take(1)) yield return Card.Finds("gambling", heard, hit);
            foreach (var hit in reading.Find(context.Words("alcohol")).Where(h => Promotes(reading, h, context)).Take(1)) yield return Card.Finds("alcohol", heard, hit);
        }
    }

    private static bool Promotes(Reading reading, Hit hit, RuleContext context)
    {
        if (reading.IsNegated(hit)) return false;
        var sentence = reading.SentenceOf(hit);
        var sells = reading.HasMoney(sentence) || reading.HasPercent(sentence) || reading.In(context.Words("alcohol-promotion"), sentence).Any(p => p.First != hit.First);
        return hit.Tag switch
        {
            "binge" => true,
            "spirit" or "drink" => sells,
            "shot" => reading.Find(context.Words("alcohol")).Any(o => o.Tag is "spirit" or "binge") || reading.HasMoney(sentence),
            _ => false,
        };
    }
}
