using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quartett.Connectors.Rehearsal;

/// <summary>What would have been sent, kept as the channel's session. The oldest entries make room for new ones.</summary>
/// <param name="Tries">How often each handle was tried, so that a script can go on where it was.</param>
internal sealed record RehearsalLedger(IReadOnlyList<RehearsedPost> Posts, IReadOnlyDictionary<string, int> Tries)
{
    private const int Longest = 100;

    private static readonly RehearsalLedger Empty = new([], new Dictionary<string, int>());

    public static RehearsalLedger FromJson(string? json) =>
        string.IsNullOrEmpty(json) ? Empty : JsonSerializer.Deserialize(json, RehearsalJson.Default.RehearsalLedger) ?? Empty;

    public string ToJson() => JsonSerializer.Serialize(this, RehearsalJson.Default.RehearsalLedger);

    public RehearsedPost? Find(string handle) => Posts.FirstOrDefault(post => post.Handle == handle);

    public int TriesOf(string handle) => Tries.GetValueOrDefault(handle);

    public RehearsalLedger WithTry(string handle) => this with
    {
        Tries = new Dictionary<string, int>(Tries.Where(other => other.Key != handle).TakeLast(Longest - 1)) { [handle] = TriesOf(handle) + 1 },
    };

    public RehearsalLedger With(RehearsedPost post) => this with { Posts = [.. Posts.Where(other => other.Handle != post.Handle).TakeLast(Longest - 1), post] };

    public RehearsalLedger Without(string handle) => this with { Posts = [.. Posts.Where(post => post.Handle != handle)] };
}

/// <summary>One post as a network would have received it.</summary>
/// <param name="Below">The handle of what it stands below: the part before it, or the post it comments.</param>
/// <param name="Revision">1 at first, one more with every edit.</param>
internal sealed record RehearsedPost(
    string Handle, string Text, string? Below, string Language, IReadOnlyList<RehearsedFile> Files, string? LinkCard, DateTimeOffset At, int Revision);

/// <param name="Bytes">As many as could really be read.</param>
internal sealed record RehearsedFile(string ContentType, long Bytes, string AltText);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RehearsalLedger))]
internal sealed partial class RehearsalJson : JsonSerializerContext;
