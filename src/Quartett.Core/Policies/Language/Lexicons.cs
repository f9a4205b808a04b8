using System.Collections.Frozen;

namespace Quartett.Core.Policies.Language;

/// <summary>The word lists the rules look into. What we deliver lies in Lexicons/; a workspace may lay its own lines over them.</summary>
internal sealed class Lexicons
{
    private const string Prefix = "policies/lexicons/";
    private const string Suffix = ".txt";
    private readonly FrozenDictionary<string, Lexicon> _byName;

    private Lexicons(IEnumerable<Lexicon> all) => _byName = all.ToFrozenDictionary(l => l.Name, StringComparer.Ordinal);

    public static Lexicons Standard { get; } = new(Delivered().Select(d => Lexicon.Parse(d.Name, d.Lines)));

    public IEnumerable<string> Names => _byName.Keys;

    public Lexicon this[string name] => _byName[name];

    /// <summary>The same with lines of one's own after those delivered; a line that begins with ! takes something away.</summary>
    public Lexicons With(IReadOnlyDictionary<string, IReadOnlyList<string>> own) =>
        new(Delivered().Select(d => own.TryGetValue(d.Name, out var more) ? Lexicon.Parse(d.Name, [.. d.Lines, .. more]) : _byName[d.Name]));

    /// <summary>The lines as we deliver them.</summary>
    public static IReadOnlyList<string> LinesOf(string name) => Read(Prefix + name + Suffix);

    private static IEnumerable<(string Name, IReadOnlyList<string> Lines)> Delivered() =>
        from resource in typeof(Lexicons).Assembly.GetManifestResourceNames()
        where resource.StartsWith(Prefix, StringComparison.Ordinal)
        select (resource[Prefix.Length..^Suffix.Length], (IReadOnlyList<string>)Read(resource));

    private static List<string> Read(string resource)
    {
        using var stream = typeof(Lexicons).Assembly.GetManifestResourceStream(resource) ?? throw new ArgumentException($"There is no word list {resource}.", nameof(resource));
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }
}
