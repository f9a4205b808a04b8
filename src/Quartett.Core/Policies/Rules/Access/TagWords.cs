using System.Collections.Frozen;

namespace Quartett.Core.Policies.Rules.Access;

/// <summary>Takes a hashtag apart by our own list of words. A German compound of two nouns is one word and stays whole.</summary>
internal static class TagWords
{
    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Known = Load();

    /// <summary>The words, or <c>null</c> when it is one word or one we do not know.</summary>
    public static IReadOnlyList<string>? Split(string tag)
    {
        // Fewest words that cover the tag, from its end to its start.
        var best = new (int Count, int Length)[tag.Length + 1];
        for (var start = tag.Length - 1; start >= 0; start--)
        {
            for (var length = 1; start + length <= tag.Length; length++)
            {
                var rest = best[start + length];
                if ((start + length < tag.Length && rest.Count == 0) || !IsWord(tag.AsSpan(start, length))) continue;
                if (best[start].Count == 0 || rest.Count + 1 < best[start].Count) best[start] = (rest.Count + 1, length);
            }
        }

        if (best[0].Count < 2) return null;
        var words = new List<string>();
        for (var at = 0; at < tag.Length; at += best[at].Length) words.Add(tag.Substring(at, best[at].Length));
        return words.Count > 2 || words.Exists(w => Known.TryGetValue(w, out var noun) && !noun) ? words : null;
    }

    private static bool IsWord(ReadOnlySpan<char> part) =>
        Known.ContainsKey(part)
        || (part.Length is 2 or 4 && part.IndexOfAnyExceptInRange('0', '9') < 0)
        || (part.Length > 5 && part[^1] == 's' && Known.TryGetValue(part[..^1], out var noun) && noun);

    private static FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        using var reader = new StreamReader(typeof(TagWords).Assembly.GetManifestResourceStream("policies/TagWords.txt")!);
        var words = new Dictionary<string, bool>(StringComparer.Ordinal);
        var nouns = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("//", StringComparison.Ordinal)) nouns = line.Contains("nouns", StringComparison.Ordinal);
            else foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.TryAdd(word, nouns);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
