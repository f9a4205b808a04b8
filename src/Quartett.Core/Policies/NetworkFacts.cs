using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Policies;

/// <summary>
/// What is known about a network's texts and pictures, whether or not there is a connector for it: our own copy of public facts.
/// Where a channel has a connector, its limits hold.
/// </summary>
public sealed record NetworkFacts
{
    private static readonly FrozenDictionary<string, NetworkFacts> ById = Load();

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Another word people use for it.</summary>
    public string? Short { get; init; }

    public IReadOnlyList<TextLimit> Text { get; init; } = [];

    /// <summary>The network does not say what it counts: above so many UTF-16 units it may refuse, though the limit in characters holds.</summary>
    public int? UnsureAbove { get; init; }

    public int? UrlCountsAs { get; init; }

    public int? Hashtags { get; init; }

    /// <summary>Longest description of an image.</summary>
    public int? AltText { get; init; }

    /// <summary>Descriptions longer than this are cut or not read to the end.</summary>
    public int? AltTextAdvised { get; init; }

    public int? Images { get; init; }

    public IReadOnlyList<string> ImageTypes { get; init; } = [];

    /// <summary>Width through height.</summary>
    public double? MinAspect { get; init; }

    public double? MaxAspect { get; init; }

    /// <summary>Pixels.</summary>
    public int? MinWidth { get; init; }

    public int? MinHeight { get; init; }

    public int? Videos { get; init; }

    public int? VideoSeconds { get; init; }

    /// <summary>Characters a reader sees on a phone before "more"; <c>null</c> when all of it shows.</summary>
    public int? Fold { get; init; }

    /// <summary>Addresses in the text cannot be tapped.</summary>
    public bool LinksDead { get; init; }

    public static IReadOnlyCollection<NetworkFacts> All { get; } = [.. ById.Values.Distinct()];

    /// <summary>By id or short word.</summary>
    public static NetworkFacts? Of(string network) => ById.GetValueOrDefault(network);

    /// <summary>These facts as limits of text, for a network without a connector; about media they only give hints (R-T05).</summary>
    public PostLimits AsLimits() => new()
    {
        Text = Text,
        UrlCountsAs = UrlCountsAs,
        Images = new ImageLimits(int.MaxValue, long.MaxValue, ImageTypes, int.MaxValue),
        Video = new VideoLimits(int.MaxValue, long.MaxValue, [], null, null),
        MixedMedia = true,
        Thread = true,
        Comment = Text,
        LinkCard = true,
        HashtagsMax = Hashtags,
    };

    private static FrozenDictionary<string, NetworkFacts> Load()
    {
        using var stream = typeof(NetworkFacts).Assembly.GetManifestResourceStream("policies/NetworkFacts.json")!;
        var all = JsonSerializer.Deserialize(stream, NetworkFactsJson.Default.NetworkFactsArray)!;
        // What the file leaves out comes as null, whatever stands at the property.
        return all.Select(n => n with { Text = n.Text ?? [], ImageTypes = n.ImageTypes ?? [] }).SelectMany(n => new[] { n.Id, n.Short }.OfType<string>().Select(key => (key, n))).ToFrozenDictionary(p => p.key, p => p.n, StringComparer.Ordinal);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(NetworkFacts[]))]
internal sealed partial class NetworkFactsJson : JsonSerializerContext;
