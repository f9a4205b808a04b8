using System.Text.Json.Nodes;

namespace Quartett.Connectors.Bluesky;

/// <summary>A record's name and version on the network; replies point at both.</summary>
internal sealed record RecordRef(string Uri, string Cid);

/// <summary>A post as it stands on the server.</summary>
internal sealed record StoredPost(RecordRef Ref, string Text);

/// <summary>One post as we are about to write it.</summary>
internal sealed record BlueskyPost(
    string Text,
    IReadOnlyList<Facet> Facets,
    string Language,
    DateTimeOffset CreatedAt,
    Embed? Embed,
    RecordRef? Root,
    RecordRef? Parent);

/// <summary>A file the server already holds; its description goes back into the record as it came.</summary>
internal sealed record Blob(JsonNode Description);

/// <summary>What hangs below the text of a post.</summary>
internal abstract record Embed;

internal sealed record ImagesEmbed(IReadOnlyList<PlacedImage> Images) : Embed;

internal sealed record PlacedImage(Blob Blob, string AltText, int Width, int Height);

internal sealed record VideoEmbed(Blob Blob, string AltText, int Width, int Height, IReadOnlyList<PlacedCaptions> Captions) : Embed;

internal sealed record PlacedCaptions(string Language, Blob Blob);

internal sealed record CardEmbed(Uri Address, string Title, string Description, Blob? Thumbnail) : Embed;
