namespace Quartett.Core.Policies.Language;

/// <summary>Finds a lexicon's entries in a reading: the longest at each place, without those under a brake.</summary>
internal static class Matching
{
    public static IReadOnlyList<Hit> Of(Reading reading, Lexicon lexicon, List<(int First, int Last)> names)
    {
        List<Hit>? hits = null;
        List<(int First, int Last)>? brakes = null;
        var tokens = reading.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Masked) continue;
            Try(lexicon.StartingLike(token.Folded), i);
            Try(lexicon.Loose, i);
            if (token.Chain > 1) TryChain(i);
            if (token.Hashtag && lexicon.Tag(token.Folded) is { } tag) Take(tag, i, i);
        }

        if (hits is null) return [];
        hits.RemoveAll(h => Covered(brakes, h) || Covered(names, h));
        hits.RemoveAll(h => hits.Any(o => o != h && o.First <= h.First && h.Last <= o.Last && (o.Last - o.First > h.Last - h.First)));
        return [.. hits.DistinctBy(h => (h.First, h.Last, h.Tag))];

        void Try(Entry[] entries, int at)
        {
            foreach (var entry in entries)
            {
                if (entry.Capital && !tokens[at].Capital) continue;
                if (entry.Words[0].Fits(tokens[at].Folded) && Last(tokens, entry, 1, at) is { } last) Take(entry, at, last);
            }
        }

        void TryChain(int at)
        {
            var last = at + tokens[at].Chain - 1;
            foreach (var entry in lexicon.StartingLike(tokens[at].Chained).Concat(lexicon.Loose))
            {
                if (entry.Words[0].Fits(tokens[at].Chained) && Last(tokens, entry, 1, last) is { } end) Take(entry, at, end);
            }
        }

        void Take(Entry entry, int first, int last)
        {
            if (entry.Brake)
            {
                (brakes ??= []).Add((first, last));
                return;
            }

            var (start, length) = reading.Plain.Locate(tokens[first].Start, tokens[last].End - tokens[first].Start);
            (hits ??= []).Add(new(entry, first, last, start, length));
        }
    }

    // The last token of the entry's words from the given word on, after the token that took the word before.
    private static int? Last(IReadOnlyList<Token> tokens, Entry entry, int word, int at)
    {
        if (word == entry.Words.Length) return at;
        if (entry.Words[word].IsGap)
        {
            if (word + 1 == entry.Words.Length) return at;
            for (var skip = 0; skip <= Entry.Gap; skip++)
            {
                if (Last(tokens, entry, word + 1, at + skip) is { } end) return end;
            }

            return null;
        }

        var next = at + 1;
        if (next >= tokens.Count || tokens[next].Masked || tokens[next].Sentence != tokens[at].Sentence) return null;
        return entry.Words[word].Fits(tokens[next].Folded) ? Last(tokens, entry, word + 1, next)
            : tokens[next].Chain > 1 && entry.Words[word].Fits(tokens[next].Chained) ? Last(tokens, entry, word + 1, next + tokens[next].Chain - 1)
            : null;
    }

    private static bool Covered(List<(int First, int Last)>? spans, Hit hit) => spans is not null && spans.Exists(s => s.First <= hit.Last && hit.First <= s.Last);
}
