using System.Buffers;
using System.Collections.Frozen;

namespace Quartett.Core.Policies.Language;

/// <summary>
/// A list of words and phrases, written by people, one entry to a line. How a line is written stands in Lexicons/README.md.
/// </summary>
internal sealed class Lexicon
{
    private const int KeyLength = 3;
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> _byStart;
    private readonly FrozenDictionary<string, Entry> _tags;
    private readonly Entry[] _loose;
    private readonly Entry[] _words;

    private Lexicon(string name, List<Entry> entries)
    {
        Name = name;
        Entries = entries;
        var byStart = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var loose = new List<Entry>();
        foreach (var entry in entries)
        {
            foreach (var start in entry.Words[0].Alternatives)
            {
                if (start.AnyStart || (start.AnyEnd && start.Text.Length < KeyLength) || start.Text.Length == 0) loose.Add(entry);
                else Add(byStart, start.Text.Length < KeyLength ? start.Text : start.Text[..KeyLength], entry);
            }
        }

        _byStart = byStart.ToFrozenDictionary(e => e.Key, e => e.Value.Distinct().ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _loose = [.. loose.Distinct()];
        _words = [.. entries.Where(e => e.Words.Length == 1)];
        _tags = entries.Where(e => e.Words.Length > 1).SelectMany(e => e.AsTags().Select(t => (t, e))).DistinctBy(p => p.t).ToFrozenDictionary(p => p.t, p => p.e, StringComparer.Ordinal);

        static void Add(Dictionary<string, List<Entry>> all, string key, Entry entry)
        {
            if (!all.TryGetValue(key, out var list)) all[key] = list = [];
            list.Add(entry);
        }
    }

    public string Name { get; }

    public IReadOnlyList<Entry> Entries { get; }

    public static Lexicon Parse(string name, IEnumerable<string> lines)
    {
        var entries = new List<Entry>();
        foreach (var line in lines) entries.AddRange(Entry.Parse(line));
        return new(name, entries);
    }

    /// <summary>Whether a single word, given folded, is in the list.</summary>
    public bool Knows(string folded) => _words.Any(e => !e.Brake && e.Words[0].Fits(folded));

    internal Entry[] StartingLike(ReadOnlySpan<char> folded)
    {
        if (folded.Length >= KeyLength && _byStart.TryGetValue(folded[..KeyLength], out var found)) return found;
        return folded.Length < KeyLength && _byStart.TryGetValue(folded, out var few) ? few : [];
    }

    internal Entry[] Loose => _loose;

    internal Entry? Tag(string folded) => _tags.GetValueOrDefault(folded);
}

/// <summary>One entry of a lexicon: words that follow one another.</summary>
/// <param name="Brake">Where it matches, other entries of the lexicon do not.</param>
/// <param name="Capital">The first word must begin with a capital letter.</param>
/// <param name="Tag">What the list says about it, for rules that tell kinds apart; empty without.</param>
internal sealed record Entry(string Text, WordPattern[] Words, bool Brake, bool Capital, string Tag)
{
    /// <summary>How many words may stand where an entry writes three dots.</summary>
    internal const int Gap = 4;

    internal static IEnumerable<Entry> Parse(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || text.StartsWith("//", StringComparison.Ordinal)) yield break;
        var tag = "";
        if (text.LastIndexOf(" @", StringComparison.Ordinal) is > 0 and var at)
        {
            tag = text[(at + 2)..].Trim();
            text = text[..at].Trim();
        }

        var brake = text.StartsWith('!');
        if (brake) text = text[1..].Trim();
        var capital = text.StartsWith('^');
        if (capital) text = text[1..].Trim();
        foreach (var words in Variants(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (words.Count > 0 && !words[0].IsGap) yield return new(text, [.. words], brake, capital, tag);
        }
    }

    /// <summary>The phrase written as one word, as hashtags do.</summary>
    internal IEnumerable<string> AsTags()
    {
        if (Words.Any(w => w.IsGap || w.Alternatives.Any(a => a.AnyStart || a.AnyEnd))) return [];
        IEnumerable<string> all = [""];
        foreach (var word in Words) all = [.. all.SelectMany(start => word.Alternatives.Select(a => start + a.Text))];
        return all;
    }

    // [maybe] stands or not
    private static List<List<WordPattern>> Variants(string[] words)
    {
        var variants = new List<List<WordPattern>> { new() };
        foreach (var word in words)
        {
            var maybe = word.Length > 2 && word[0] == '[' && word[^1] == ']';
            var pattern = WordPattern.Parse(maybe ? word[1..^1] : word);
            if (!pattern.IsGap && pattern.Alternatives.Length == 0) continue;
            var with = variants.Select(v => (List<WordPattern>)[.. v, pattern]).ToList();
            variants = maybe ? [.. with, .. variants] : with;
        }

        return variants;
    }
}

/// <summary>What one word of an entry may be.</summary>
internal sealed record WordPattern(WordForm[] Alternatives, bool IsGap)
{
    internal static WordPattern Parse(string text) => text is "..." or "…"
        ? new([], true)
        : new([.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).SelectMany(WordForm.Parse)], false);

    public bool Fits(string folded)
    {
        foreach (var form in Alternatives)
        {
            if (form.Fits(folded)) return true;
        }

        return false;
    }
}

/// <summary>One form of a word: exact, with German endings, or open at an end.</summary>
internal sealed record WordForm(string Text, bool AnyStart, bool AnyEnd, bool Exact)
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = new[]
    {
        "e", "en", "er", "es", "em", "n", "s", "r", "m", "ern", "ens", "nen", "se", "sen",
        "ere", "eren", "erer", "eres", "erem", "ste", "sten", "ster", "stes", "stem", "este", "esten", "ester", "estes", "estem", "stens",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Umlauts = SearchValues.Create("äöüÄÖÜ");

    internal static IEnumerable<WordForm> Parse(string text)
    {
        var exact = text.StartsWith('=');
        if (exact) text = text[1..];
        var anyStart = text.StartsWith('*');
        var anyEnd = text.Length > 1 && text.EndsWith('*');
        var folded = Folding.Of(text);
        if (folded.Length == 0) yield break;
        yield return new(folded, anyStart, anyEnd, exact);
        // Many type oko for öko; in short words the bare vowel would be another word (schon, Rucken).
        if (folded.Length < 7 || !text.AsSpan().ContainsAny(Umlauts)) yield break;
        var bare = Folding.Of(text.Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u').Replace('Ä', 'A').Replace('Ö', 'O').Replace('Ü', 'U'));
        yield return new(bare, anyStart, anyEnd, exact);
    }

    public bool Fits(string folded)
    {
        if (folded.Length < Text.Length) return false;
        if (AnyStart) return AnyEnd ? folded.Contains(Text, StringComparison.Ordinal) : EndsLike(folded);
        if (!folded.StartsWith(Text, StringComparison.Ordinal)) return false;
        if (AnyEnd || folded.Length == Text.Length) return true;
        return !Exact && Text.Length > 2 && Endings.Contains(folded.AsSpan(Text.Length));
    }

    private bool EndsLike(string folded)
    {
        var at = folded.LastIndexOf(Text, StringComparison.Ordinal);
        if (at < 0) return false;
        var rest = folded.AsSpan(at + Text.Length);
        return rest.IsEmpty || (!Exact && Endings.Contains(rest));
    }
}
