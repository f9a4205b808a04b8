using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P29: treatments are not advertised with pictures of before and after. A bathroom may be.</summary>
internal sealed partial class BeforeAfterPicture : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P29",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "§ 11 Abs. 1 Satz 1 Nr. 5, Satz 3 Nr. 1 HWG, BGH I ZR 170/24",
        Pack = Pack.Full,
        Sectors = ["health"],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var heard = context.Hear(statement);
        if (!context.IsTrade("health", "gesundheit", "medical", "beauty") && !(context.Sector is null && heard.Have(context.Words("aesthetic")))) yield break;
        foreach (var text in heard)
        {
            if (Both().Match(text.Reading.Text) is { Success: true } match) yield return Card.Finds("words", text, new Stretch(match.Index, match.Length));
        }

        for (var i = 0; i < statement.Images.Count; i++)
        {
            if (context.FactsOfImage(i)?.Tags.Any(t => t.Equals("beforeAfter", StringComparison.OrdinalIgnoreCase)) == true) yield return Card.Finds("picture", $"images[{i}]");
        }
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:vorher.{0,80}?nachher|before.{0,20}?after)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Both();
}
