namespace Quartett.Core.Policies.Language;

/// <summary>A place where a lexicon's entry stands in a text.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Start">In UTF-16 units of the original text.</param>
internal sealed record Hit(Entry Entry, int First, int Last, int Start, int Length)
{
    public string Tag => Entry.Tag;
}

/// <summary>
/// One text, read once for all rules: normalised, split, and searched on demand. What a search found is kept. One reading serves one
/// judgement; it is not meant for several threads.
/// </summary>
internal sealed class Reading
{
    private readonly Dictionary<Lexicon, IReadOnlyList<Hit>> _hits = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, object> _found = [];
    private readonly List<(int First, int Last)> _names;
    private IReadOnlyList<Stretch>? _quotations;

    private Reading(PlainText plain, IReadOnlyList<string> ownNames)
    {
        Plain = plain;
        Masks = Addresses.In(plain.Text);
        var (tokens, sentences) = Splitting.Split(plain.Text, Masks);
        Tokens = tokens;
        Sentences = sentences;
        _names = OwnNames.In(tokens, ownNames);
    }

    public PlainText Plain { get; }

    /// <summary>The text as it was given.</summary>
    public string Original => Plain.Original;

    /// <summary>The text as a reader sees it; what patterns are matched against.</summary>
    public string Text => Plain.Text;

    /// <summary>Web addresses, e-mail addresses and mentions.</summary>
    public IReadOnlyList<Stretch> Masks { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    public IReadOnlyList<Stretch> Quotations => _quotations ??= Language.Quotations.In(Text);

    public static Reading Of(string text, IReadOnlyList<string>? ownNames = null) => new(PlainText.Of(text), ownNames ?? []);

    /// <summary>What a detector finds, kept for the next rule that asks.</summary>
    public IReadOnlyList<T> All<T>(Func<Reading, IReadOnlyList<T>> detector)
    {
        if (_found.TryGetValue(typeof(T), out var known)) return (IReadOnlyList<T>)known;
        var found = detector(this);
        _found[typeof(T)] = found;
        return found;
    }

    /// <summary>Where entries of a lexicon stand; not in addresses, mentions or the firm's own names.</summary>
    public IReadOnlyList<Hit> Find(Lexicon lexicon)
    {
        if (_hits.TryGetValue(lexicon, out var known)) return known;
        var hits = Matching.Of(this, lexicon, _names);
        _hits[lexicon] = hits;
        return hits;
    }

    public bool Has(Lexicon lexicon) => Find(lexicon).Count > 0;

    public bool Has(Lexicon lexicon, Sentence sentence) => In(lexicon, sentence).Any();

    public IEnumerable<Hit> In(Lexicon lexicon, Sentence sentence) => Find(lexicon).Where(h => Tokens[h.First].Sentence == sentence.Index);

    public Sentence SentenceOf(Hit hit) => Sentences[Tokens[hit.First].Sentence];

    public Sentence? SentenceAt(int plainPosition) => Sentences.LastOrDefault(s => s.Start <= plainPosition);

    /// <summary>The hit's words in the plain text.</summary>
    public Stretch StretchOf(Hit hit) => new(Tokens[hit.First].Start, Tokens[hit.Last].End - Tokens[hit.First].Start);

    /// <summary>The hit's words as written.</summary>
    public string Words(Hit hit) => Original.Substring(hit.Start, hit.Length);

    public (int Start, int Length) Locate(Stretch stretch) => Plain.Locate(stretch.Start, stretch.Length);

    public string Words(Stretch stretch)
    {
        var (start, length) = Locate(stretch);
        return Original.Substring(start, length);
    }

    public bool IsNegated(Hit hit) => Negation.Covers(this, hit.First, hit.Last);

    public bool IsQuoted(Hit hit)
    {
        var stretch = StretchOf(hit);
        return Quotations.Any(q => q.Start <= stretch.Start && stretch.End <= q.End);
    }

    /// <summary>Where any of these names stands, with or without its legal form.</summary>
    public IReadOnlyList<Stretch> Names(IReadOnlyList<string> names) =>
        [.. OwnNames.In(Tokens, names).DistinctBy(n => n.First).Select(n => new Stretch(Tokens[n.First].Start, Tokens[n.Last].End - Tokens[n.First].Start))];

    public bool IsOwnName(int token) => _names.Any(n => n.First <= token && token <= n.Last);

    public ReadOnlySpan<char> Span(Token token) => Text.AsSpan(token.Start, token.Length);
}
