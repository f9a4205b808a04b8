using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quartett.Connectors.Bluesky;

/// <summary>What we keep between calls. Sessions are asked of <paramref name="Server"/>, records are written to <paramref name="Pds"/>.</summary>
/// <param name="Identifier">The handle as it stood in the settings when this session was made.</param>
internal sealed record BlueskySession(
    Uri Server, string Identifier, string Did, string Handle, Uri Pds, string AccessJwt, string RefreshJwt)
{
    public string ToJson() => JsonSerializer.Serialize(this, BlueskySessionJson.Default.BlueskySession);

    /// <summary>The stored session, or <c>null</c> when there is none that can be read: then we sign in again.</summary>
    public static BlueskySession? FromJson(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize(json, BlueskySessionJson.Default.BlueskySession);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // a record would print its tokens
    public override string ToString() => Did;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BlueskySession))]
internal sealed partial class BlueskySessionJson : JsonSerializerContext;
