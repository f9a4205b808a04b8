using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>Whether a statement invites to a competition. "Gewinnen Sie Zeit" does not, nor does the news who has won.</summary>
internal static class Contests
{
    public static (Heard In, Hit Hit)? Find(Statement statement, RuleContext context)
    {
        var written = context.Hear(statement);
        var lexicon = context.Words("contest");
        (Heard, Hit)? found = null;
        foreach (var (heard, hit) in written.Say(lexicon))
        {
            if (hit.Tag == "sure" || PrizeFollows(heard.Reading, hit, context)) found ??= (heard, hit);
        }

        if (found is null) return context.PostType is "competition" or "contest" or "gewinnspiel" && written.Count > 0 && written[0].Reading.Tokens.Count > 0 ? (written[0], Whole(written[0])) : null;
        return written.Have(context.Words("contest-over")) && !written.Any(h => Invites(h.Reading, context)) ? null : found;
    }

    private static Hit Whole(Heard heard) => new(new("", [], false, false, "sure"), 0, 0, heard.Reading.Locate(new(heard.Reading.Tokens[0].Start, heard.Reading.Tokens[0].Length)).Start, heard.Reading.Tokens[0].Length);

    private static bool Invites(Reading reading, RuleContext context) => reading.Find(context.Words("contest-acts")).Any(h => reading.Tokens[h.First].Folded is not ("frage" or "story" or "newsletter"));

    // A prize or something to do for it, in the same sentence or the one before.
    private static bool PrizeFollows(Reading reading, Hit hit, RuleContext context)
    {
        var sentence = reading.SentenceOf(hit);
        if (hit.Tag == "maybe" && reading.Tokens[hit.First] is { Capital: true } word && word.Folded is "gewinn" or "gewinne" && !reading.Has(context.Words("contest-acts"), sentence)) return false;
        // "Maria Sommer gewinnt den Korb" is news.
        if (reading.Tokens[hit.First].Folded == "gewinnt" && reading.All(Persons.In).Any(p => reading.Holds(sentence, p.At) && p.Last < hit.First)) return false;
        return reading.Has(context.Words("contest-acts"), sentence)
            || reading.In(context.Words("prizes"), sentence).Any(p => p.First > hit.Last || p.Last < hit.First)
            || (sentence.Index > 0 && reading.Has(context.Words("contest-acts"), reading.Sentences[sentence.Index - 1]));
    }
}
