using System.Collections.Frozen;

namespace Quartett.Core.Policies.Language;

/// <summary>Finds the firm's own names: they are names, not claims. "Grün GmbH" is also found as "Grün".</summary>
internal static class OwnNames
{
    private static readonly FrozenSet<string> Forms = new[] { "gmbh", "ag", "kg", "ohg", "ug", "gbr", "ev", "ek", "eg", "se", "sarl", "ltd", "co", "inc", "mbh", "haftungsbeschraenkt", "partg", "partgmbb", "kgaa", "sa" }.ToFrozenSet(StringComparer.Ordinal);

    public static List<(int First, int Last)> In(IReadOnlyList<Token> tokens, IReadOnlyList<string> ownNames)
    {
        var found = new List<(int, int)>();
        foreach (var name in ownNames)
        {
            var words = Splitting.Split(name, []).Tokens.Select(t => t.Folded).ToList();
            Mark(tokens, words, false, found);
            var bare = words.Where(w => !Forms.Contains(w)).ToList();
            if (bare.Count != words.Count) Mark(tokens, bare, true, found);
        }

        return found;
    }

    private static void Mark(IReadOnlyList<Token> tokens, List<string> words, bool capital, List<(int, int)> found)
    {
        if (words.Count == 0) return;
        var joined = string.Concat(words);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Hashtag && tokens[i].Folded == joined) found.Add((i, i));
            if (i + words.Count > tokens.Count || (capital && !tokens[i].Capital)) continue;
            var all = true;
            for (var k = 0; k < words.Count && all; k++) all = tokens[i + k].Folded == words[k] || (k == words.Count - 1 && tokens[i + k].Folded == words[k] + "s");
            if (all) found.Add((i, i + words.Count - 1));
        }
    }
}
