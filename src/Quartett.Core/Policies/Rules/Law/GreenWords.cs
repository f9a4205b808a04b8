using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>Whether words about the environment claim something of us, or only talk about the matter.</summary>
internal static class GreenWords
{
    public static bool Claims(Reading reading, Hit hit, RuleContext context)
    {
        if (reading.IsNegated(hit)) return false;
        var sentence = reading.SentenceOf(hit);
        if (reading.Has(context.Words("green-topics"), sentence)) return false;
        var own = reading.Has(context.Words("green-own"), sentence);
        if (!own && reading.Has(context.Words("others"), sentence)) return false;
        // Somebody else's words, or a word that is talked about.
        if (reading.IsQuoted(hit) && (reading.IsQuestion(sentence) || Reported(reading, sentence))) return false;
        return !reading.IsQuestion(sentence) || own || sentence.TokenCount > 8;
    }

    private static bool Reported(Reading reading, Sentence sentence) =>
        reading.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount).Any(t => t.Folded is "sagt" or "schreibt" or "meint" or "fragt" or "fragte" or "sagte" or "nennt" or "heisst" or "wort" or "begriff" or "laut" or "zitat" or "sagen" or "nennen" or "versprechen" or "verspricht");
}
