using System.Globalization;
using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P27: who promises something for the environment has a public plan that others check.</summary>
internal sealed partial class FutureGreenPromise : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P27",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "§ 5 Abs. 3 Nr. 4 UWG",
        Pack = Pack.Normal,
        ValidFrom = new(2026, 9, 27),
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        if (context.IsProven(statement, "environment", "green", "plan")) yield break;
        var year = context.DayOf(statement).Year;
        foreach (var heard in context.Hear(statement))
        {
            var reading = heard.Reading;
            if (!reading.Has(context.Words("climate-goals"))) continue;
            foreach (Match match in Future().Matches(reading.Text))
            {
                if (match.Groups["y"].Success && int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) <= year) continue;
                if (reading.SentenceAt(match.Index) is not { } sentence || !Promises(reading, sentence, context)) continue;
                yield return Card.Finds("plan", heard, new Stretch(match.Index, match.Length));
                break;
            }
        }
    }

    private static bool Promises(Reading reading, Sentence sentence, RuleContext context)
    {
        if (!reading.In(context.Words("climate-goals"), sentence).Any(h => !reading.IsNegated(h))) return false;
        if (reading.Has(context.Words("green-topics"), sentence)) return false;
        if (reading.Has(context.Words("others"), sentence) && !reading.Has(context.Words("green-own"), sentence)) return false;
        return !(Plan().IsMatch(reading.Text) && reading.All(Addresses.Web).Count > 0);
    }

    [GeneratedRegex(@"(?<![\p{L}])(?:(?:bis|ab|spätestens|ab dem Jahr)\s(?:spätestens\s|zum\s|zum\sJahr\s|ins\sJahr\s|Ende\s|Mitte\s|Anfang\s|im\sJahr\s|zum\sJahresende\s)?(?<y>20\d{2})|im\sJahre?\s(?<y>20\d{2})|(?<y>20\d{2})(?=\s(?:werden|wollen|sind|wird|ist|arbeiten|produzieren|liefern|fahren|soll|sollen)(?![\p{L}]))|in\sden\s(?:nächsten|kommenden)\s(?:\p{L}+\s|\d+\s)?Jahren|(?:in|innerhalb von)\s(?:\d+|zwei|drei|vier|fünf|sechs|acht|zehn|fünfzehn)\sJahren|künftig|bald|(?:auf\sdem\s)?Weg\szur?|bis\szum\sEnde\sdes\sJahrzehnts|schon\sbald|in\sZukunft)(?![\p{L}\p{N}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Future();

    [GeneratedRegex(@"(?:Umsetzungsplan|Klimaplan|Fahrplan|Klimaschutzplan|Maßnahmenplan|Transformationsplan|Plan\s?:)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plan();
}
