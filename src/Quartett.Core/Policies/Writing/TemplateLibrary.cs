using System.Collections.Frozen;

namespace Quartett.Core.Policies.Writing;

/// <summary>The sections that come with the product, read once from the folder beside this file.</summary>
internal static class TemplateLibrary
{
    public const string TenPoints = "TEN";

    private const string Folder = "policies/templates/";

    /// <summary>The ten points for everybody first, then the nineteen sections for the circle.</summary>
    public static IReadOnlyList<string> Ids { get; } = [TenPoints, .. Enumerable.Range(1, 19).Select(i => $"POL-{i:00}")];

    private static readonly Lazy<FrozenDictionary<(string Id, string Language), Template>> Templates = new(() =>
        Ids.SelectMany(id => new[] { "de", "en" }.Select(language => (id, language))).ToFrozenDictionary(k => k, k => Template.Read(Source(k.id, k.language))));

    public static Template In(string id, string language) => Templates.Value[(id, language)];

    public static int PlaceOf(string id) => Ids.ToList().IndexOf(id);

    /// <exception cref="FileNotFoundException">A file of ours is missing.</exception>
    public static string Source(string id, string language)
    {
        using var stream = typeof(TemplateLibrary).Assembly.GetManifestResourceStream($"{Folder}{id}.{language}.md") ?? throw new FileNotFoundException(id);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
