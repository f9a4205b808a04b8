using System.Globalization;
using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>
/// R-P18: whoever advertises a reduction of goods names the lowest price of the last thirty days, and reckons from it.
/// </summary>
internal sealed class ReductionWithoutLowestPrice : IRule
{
    private static readonly NumberParameter LookBack = new("lookback", 30, 30, 365);

    private static readonly RuleCard Card = new()
    {
        Id = "R-P18",
        Factor = Factor.Policy,
        Severity = Severity.Block,
        Section = "POL-10",
        Reference = "§ 11 PAngV, EuGH C-330/23, BGH I ZR 183/24; AT: § 9a PrAG; CH: Art. 16 PBV",
        Pack = Pack.Start,
        Audience = Audience.B2c,
        Parameters = [LookBack],
    };

    RuleCard IRule.Card => Card;

    public IEnumerable<Finding> Judge(Statement statement, RuleContext context)
    {
        var written = context.Hear(statement);
        var low = Low(statement, context);
        foreach (var heard in written)
        {
            if (Reduction(heard.Reading, context) is not { } place || OnlyServices(written, context)) continue;
            var reading = heard.Reading;
            var percent = reading.All(Amounts.Percentages).FirstOrDefault(p => p.At.Overlaps(place.Start - 60, place.End + 60));
            // Switzerland asks for the comparison price and how long it may be shown, not for a 30-day low.
            if (context.Jurisdiction == "CH")
            {
                yield return Card.Finds("swiss", heard, place) with { Severity = Severity.Warn };
                yield break;
            }

            var stated = written.Have(context.Words("lowest-price"));
            if (low is { } known)
            {
                var now = Now(reading, known);
                var named = stated && reading.All(Amounts.Money).Any(m => m.Value == known);
                var honest = percent is null || now is not { } price || Math.Abs(((known - price) / known * 100) - percent.Value) < 1;
                if (named && honest) continue;
                yield return honest || now is not { } asked
                    ? Card.Finds("notStated", heard, place, Money(known))
                    : Card.Finds("reckoned", heard, place, Money(known), ((known - asked) / known * 100).ToString("0.#", CultureInfo.GetCultureInfo("de-DE")));
                yield break;
            }

            if (stated) continue;
            yield return Card.Finds("missing", heard, place);
            yield break;
        }
    }

    private static Stretch? Reduction(Reading reading, RuleContext context)
    {
        foreach (var percent in reading.All(Amounts.Percentages))
        {
            if (reading.SentenceOf(percent.At) is not { } sentence || percent.Value is <= 0 or >= 100) continue;
            if (reading.Has(context.Words("saving-brakes"), sentence)) continue;
            if (percent.Minus && !IsRange(reading, percent)) return percent.At;
            if (Beside(reading, percent, sentence, context)) return percent.At;
        }

        foreach (var hit in reading.Find(context.Words("discount-words")))
        {
            if (!reading.IsNegated(hit) && !reading.Has(context.Words("saving-brakes"), reading.SentenceOf(hit))) return reading.StretchOf(hit);
        }

        return Struck(reading, context);
    }

    private static bool IsRange(Reading reading, Percentage percent) => percent.At.Start > 1 && char.IsDigit(reading.Text[percent.At.Start - 1]);

    // "20 % auf alles", "20 % günstiger", "sparen Sie 20 %"
    private static bool Beside(Reading reading, Percentage percent, Sentence sentence, RuleContext context)
    {
        var next = reading.Tokens.FirstOrDefault(t => t.Start >= percent.At.End && t.Sentence == sentence.Index);
        if (next is { Folded: "auf" })
        {
            var thing = reading.Tokens.FirstOrDefault(t => t.Start >= next.End && t.Sentence == sentence.Index);
            if (thing is not null && (thing.Capital || thing.Folded is "alle" or "alles" or "das" or "die" or "den" or "unsere" or "unser" or "unseren" or "ihren" or "deinen" or "euren" or "ganze" or "saemtliche" or "viele" or "ausgewaehlte" or "fast" or "jede" or "jeden" or "jedes")) return true;
        }

        if (next is not null && next.Folded != "auf" && context.Words("reduction-context").Knows(next.Folded)) return true;
        return reading.In(context.Words("discount-words"), sentence).Concat(reading.In(context.Words("saving-verbs"), sentence))
            .Any(h => !reading.IsNegated(h) && Math.Abs(reading.StretchOf(h).Start - percent.At.Start) < 60);
    }

    // "statt 99 € jetzt 69 €", "vorher 99 €, jetzt 69 €", "von 99 € auf 69 € gesenkt", "20 € Rabatt", "20 € sparen"
    private static Stretch? Struck(Reading reading, RuleContext context)
    {
        var prices = reading.All(Amounts.Money);
        foreach (var price in prices)
        {
            if (reading.SentenceOf(price.At) is not { } sentence) continue;
            var before = reading.Tokens.LastOrDefault(t => t.End <= price.At.Start && t.Sentence == sentence.Index);
            var after = reading.Tokens.FirstOrDefault(t => t.Start >= price.At.End && t.Sentence == sentence.Index);
            var two = prices.Count(p => reading.Holds(sentence, p.At)) > 1;
            if (before is { Folded: "statt" or "anstatt" or "vorher" or "bisher" or "frueher" or "sonst" or "zuvor" or "normalerweise" or "normal" or "regulaer" or "alt" or "altpreis" or "ursprungspreis" or "war" } && (two || before.Folded is "statt" or "anstatt" or "sonst")) return price.At;
            if (two && before is { Folded: "nur" or "jetzt" } && reading.Tokens.Any(t => t.Sentence == sentence.Index && t.Folded is "statt" or "vorher" or "bisher" or "frueher" or "sonst")) return price.At;
            if (reading.Has(context.Words("saving-brakes"), sentence)) continue;
            if (after is { Folded: "rabatt" or "nachlass" or "guenstiger" or "billiger" or "preisvorteil" or "reduziert" }) return price.At;
            if (reading.Has(context.Words("promotion-words"), sentence) && reading.In(context.Words("saving-verbs"), sentence).Any(h => !reading.IsNegated(h) && reading.Words(h).StartsWith("spar", StringComparison.OrdinalIgnoreCase) && Math.Abs(reading.StretchOf(h).Start - price.At.Start) < 40)) return price.At;
            if (after is { Folded: "sparen" or "gespart" or "ersparnis" } && !reading.Has(context.Words("services"), sentence)) return price.At;
        }

        return null;
    }

    private static bool OnlyServices(IReadOnlyList<Heard> written, RuleContext context) => written.Have(context.Words("services"));

    private static decimal? Low(Statement statement, RuleContext context)
    {
        if (context.Prices.Count == 0) return null;
        var day = context.DayOf(statement);
        var first = day.AddDays(-context.Value(Card, LookBack));
        var text = Folding.Of(string.Concat(statement.Written().Select(w => w.Text)));
        var items = context.Prices.GroupBy(p => p.Item).ToList();
        // The item the text names; where there is only one, it is that.
        var item = items.Find(i => text.Contains(Folding.Of(i.Key), StringComparison.Ordinal)) ?? (items.Count == 1 ? items[0] : null);
        if (item is null) return null;
        var known = item.Where(p => p.From < day).OrderBy(p => p.From).ToList();
        var within = known.Where((p, i) => p.From >= first || i + 1 == known.Count || known[i + 1].From > first).ToList();
        return within.Count == 0 ? null : within.Min(p => p.Price);
    }

    // What it costs now: the lowest amount of the text that is not the low itself.
    private static decimal? Now(Reading reading, decimal low)
    {
        var prices = reading.All(Amounts.Money).Select(m => m.Value).Where(v => v != low && v > 0 && v < low).ToList();
        return prices.Count == 0 ? null : prices.Min();
    }

    private static string Money(decimal value) => value.ToString("0.00 €", CultureInfo.GetCultureInfo("de-DE"));
}
