using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Quartett.Core.Notices;

namespace Quartett.Web;

/// <summary>
/// Every text on screen, looked up in all files of <c>Resources</c> together. In development and tests a missing key
/// fails; in production it shows itself, because a page with a strange word is better than none.
/// </summary>
public sealed class Words(IHostEnvironment host) : IWords
{
    private static readonly FrozenDictionary<string, string> English = Load(CultureInfo.InvariantCulture);
    private static readonly FrozenDictionary<string, string> German = Load(CultureInfo.GetCultureInfo("de"));

    /// <summary>In the language of the running request.</summary>
    public string this[string key] => In(Language, key);

    /// <summary>In the language of the running request, with what the sentence names.</summary>
    public string Of(string key, params IReadOnlyList<object> args) => In(Language, key, args);

    public string In(string language, string key, params IReadOnlyList<object> args)
    {
        var text = Find(language, key);
        if (text is null) return host.IsProduction() ? key : throw new KeyNotFoundException($"No word for '{key}' in Resources/*.resx.");
        return args.Count == 0 ? text : string.Format(CultureInfo.GetCultureInfo(Languages.CultureOf(language)), text, [.. args]);
    }

    /// <summary>What an audit entry says, <c>audit.on.{code}</c>; the code itself where a module has no sentence for it.</summary>
    public string Happened(string code) => Find(Language, $"audit.on.{code}") ?? code;

    /// <summary>The kind of audit entries, <c>audit.area.{area}</c>.</summary>
    public string Area(string area) => Find(Language, $"audit.area.{area}") ?? area;

    public bool Has(string key) => English.ContainsKey(key);

    /// <summary>Key and text of one language as they stand in the files, without falling back.</summary>
    public static IReadOnlyDictionary<string, string> All(string language) => language == "de" ? German : English;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static string? Find(string language, string key) =>
        language == "de" && German.TryGetValue(key, out var german) ? german : English.GetValueOrDefault(key);

    private static FrozenDictionary<string, string> Load(CultureInfo culture)
    {
        var assembly = typeof(Words).Assembly;
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".resources", StringComparison.Ordinal)))
        {
            var manager = new ResourceManager(name[..^".resources".Length], assembly);
            if (manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not { } set) continue;
            foreach (DictionaryEntry entry in set) all.Add((string)entry.Key, (string)entry.Value!);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
