using Quartett.Core.Policies.Language;

namespace Quartett.Core.Policies.Rules.Law;

/// <summary>Whether a statement looks for staff. "Wir suchen alte Fotos" does not.</summary>
internal static class JobAds
{
    public static bool Is(Statement statement, RuleContext context)
    {
        if (context.PostType is { } type) return type is "job" or "jobs" or "stelle" or "vacancy" or "recruiting";
        return context.HearWritten(statement).Any(h => Seeks(h.Reading, context));
    }

    private static bool Seeks(Reading reading, RuleContext context)
    {
        foreach (var cue in reading.Find(context.Words("job-cues")))
        {
            if (reading.IsNegated(cue)) continue;
            var sentence = reading.SentenceOf(cue);
            var titles = reading.In(context.Words("job-titles"), sentence).ToList();
            // Hands for a feast are not a post.
            if (reading.Has(context.Words("feasts"), sentence)) continue;
            if (titles.Count == 0 && cue.Tag == "sure") titles = [.. reading.Find(context.Words("job-titles"))];
            // "wir suchen eine/n …": what is sought follows closely; "… gesucht" follows what is sought.
            if (titles.Any(t => cue.Tag == "sure" || (cue.Tag == "seek" && (t.First > cue.Last ? t.First - cue.Last <= 9 : cue.First - t.Last <= 4)))) return true;
        }

        return false;
    }
}
