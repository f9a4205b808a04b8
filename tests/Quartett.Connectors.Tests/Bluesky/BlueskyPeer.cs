using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quartett.Connectors.Bluesky;

namespace Quartett.Connectors.Tests.Bluesky;

/// <summary>The reference server that runs beside the tests, seen with other eyes than the connector's.</summary>
internal static class BlueskyPeer
{
    private const string Variable = "QUARTETT_TEST_BLUESKY";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private static readonly JsonElement Facts = JsonDocument.Parse(
        Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} does not say where the Bluesky test server is.")).RootElement;

    private static readonly Lazy<Task<string>> MadeAppPassword = new(MakeAppPasswordAsync);

    public static Uri Pds { get; } = new(Facts.GetProperty("pds").GetString()!);

    public static string Handle => Account(0, "handle");

    public static string Did => Account(0, "did");

    public static string OtherHandle => Account(1, "handle");

    public static string OtherDid => Account(1, "did");

    public static Task<string> AppPasswordAsync() => MadeAppPassword.Value;

    /// <summary>Settings that work, for the server itself or for one that stands before it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SettingsAsync(Uri? server = null) => new Dictionary<string, string>
    {
        [nameof(BlueskySettings.Server)] = (server ?? Pds).ToString(),
        [nameof(BlueskySettings.Handle)] = Handle,
        [nameof(BlueskySettings.AppPassword)] = await AppPasswordAsync(),
    };

    public static async Task<JsonNode> RecordAsync(string uri)
    {
        var key = uri[(uri.LastIndexOf('/') + 1)..];
        return (await Http.GetFromJsonAsync<JsonNode>(new Uri(Pds, $"/xrpc/com.atproto.repo.getRecord?repo={Did}&collection=app.bsky.feed.post&rkey={key}")))!["value"]!;
    }

    /// <summary>The newest posts' texts.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync()
    {
        var answer = await Http.GetFromJsonAsync<JsonNode>(new Uri(Pds, $"/xrpc/com.atproto.repo.listRecords?repo={Did}&collection=app.bsky.feed.post&limit=100"));
        return [.. answer!["records"]!.AsArray().Select(record => record!["value"]!["text"]!.GetValue<string>())];
    }

    public static Task<byte[]> BlobAsync(string cid) => Http.GetByteArrayAsync(new Uri(Pds, $"/xrpc/com.atproto.sync.getBlob?did={Did}&cid={cid}"));

    private static string Account(int number, string name) => Facts.GetProperty("accounts")[number].GetProperty(name).GetString()!;

    private static async Task<string> MakeAppPasswordAsync()
    {
        using var signedIn = await Http.PostAsJsonAsync(
            new Uri(Pds, "/xrpc/com.atproto.server.createSession"), new { identifier = Handle, password = Account(0, "password") });
        signedIn.EnsureSuccessStatusCode();
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["accessJwt"]!.GetValue<string>();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Pds, "/xrpc/com.atproto.server.createAppPassword"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = JsonContent.Create(new { name = $"tests {Guid.CreateVersion7():N}"[..30] }),
        };
        using var made = await Http.SendAsync(request);
        made.EnsureSuccessStatusCode();
        return (await made.Content.ReadFromJsonAsync<JsonNode>())!["password"]!.GetValue<string>();
    }
}
