using System.Text.RegularExpressions;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>R-P33: who shows customers' praise says whether and how it was made sure that they are customers.</summary>
internal sealed partial class TestimonialUnverified : IRule
{
    private static readonly RuleCard Card = new()
    {
        Id = "R-P33",
        Factor = Factor.Policy,
        Severity = Severity.Approval,
        Section = "POL-10",
        Reference = "§ 5b Abs. 3 UWG, Anhang zu § 3 Abs. 3 Nr. 23b, 23c UWG",
        Pack = Pack.Normal,
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var written = context.Hear(statement);
        if (written.Have(context.Words("authenticity"))) yield break;
        foreach (var heard in written)
        {
            if (Praise(heard.Reading, context) is { } place) yield return Card.Finds("unverified", heard, place);
        }
    }

    private static Stretch? Praise(Reading reading, RuleContext context)
    {
        if (Stars().Match(reading.Text) is { Success: true } stars && (stars.Value.Length > 3 || reading.Has(context.Words("customers")))) return new(stars.Index, stars.Length);
        var praise = context.Words("praise");
        foreach (var quotation in reading.Quotations)
        {
            if (quotation.Length < 14 || !reading.Find(praise).Any(h => quotation.Overlaps(reading.StretchOf(h).Start, reading.StretchOf(h).End))) continue;
            if (Speaker(reading, quotation, context)) return quotation;
        }

        foreach (var hit in reading.Find(praise))
        {
            var sentence = reading.SentenceOf(hit);
            if (reading.IsNegated(hit) || reading.Has(context.Words("staff"), sentence) || reading.IsQuestion(sentence)) continue;
            // The verbs of praise only; "danke", "schnell" and the like praise nobody's work by themselves.
            if (!Said().IsMatch(reading.Tokens[hit.First].Folded)) continue;
            if (reading.All(Persons.In).FirstOrDefault(p => reading.Holds(sentence, p.At)) is { } person && Is(reading, sentence)) return person.At;
        }

        return null;
    }

    // A customer, or a name behind the quotation that is not one of us.
    private static bool Speaker(Reading reading, Stretch quotation, RuleContext context)
    {
        var from = Math.Max(0, quotation.Start - 90);
        var to = Math.Min(reading.Text.Length, quotation.End + 90);
        bool Around(Stretch s) => s.Start >= from && s.End <= to && !quotation.Overlaps(s.Start, s.End);
        if (reading.Find(context.Words("staff")).Any(h => Around(reading.StretchOf(h)))) return false;
        return reading.Find(context.Words("customers")).Any(h => Around(reading.StretchOf(h)))
            || reading.All(Persons.In).Any(p => Around(p.At))
            || Signature().IsMatch(reading.Text.AsSpan(quotation.End, to - quotation.End));
    }

    private static bool Is(Reading reading, Sentence sentence) => reading.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount).Any(t => t.Folded is "ist" or "sind" or "war" or "waren" or "zeigt" or "schwaermt" or "lobt" or "empfiehlt" or "empfehlen" or "sagt" or "findet" or "freut" or "bleibt");

    [GeneratedRegex(@"[★⭐✭🌟]{3,}|(?:[★⭐]\uFE0F?){3,}|\d(?:[.,]\d)?\s(?:von|/)\s?5\s?Sternen?|(?<![\p{L}\p{N}])(?:5|fünf)[-\s]Sterne[-\s](?:Bewertung|Rezension)\p{L}*|(?<![\p{N}])[45][.,]\d\s?Sterne", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stars();

    [GeneratedRegex("^(?:begeister|zufrieden|hochzufrieden|ueberzeug|gluecklich|uebergluecklich|empfehl|empfiehl|weiterempfehl|schwaerm|lobt|vollauf|genial)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Said();

    [GeneratedRegex(@"^\s?[,.]?\s{0,2}(?:[-–—(]|so|sagt|schreibt|meint)\s?(?:\p{Lu}[\p{L}.]{0,20}\s){0,2}\p{Lu}[\p{L}.]{0,20}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signature();
}
