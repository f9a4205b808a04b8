using System.Net.Http.Json;
using System.Text.Json;
using Quartett.Testing;

namespace Quartett.Web.Tests.Journeys;

/// <summary>Reads a repository of the PDS as any stranger could, by plain HTTP.</summary>
public sealed class BlueskyReader(BlueskyServer server, BlueskyAccount account) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server.Pds };

    /// <summary>The posts of the account that hold a text, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> PostsWithAsync(string text, CancellationToken cancel)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>(
            new Uri($"xrpc/com.atproto.repo.listRecords?repo={account.Did}&collection=app.bsky.feed.post&limit=100", UriKind.Relative), cancel);
        return [.. answer.GetProperty("records").EnumerateArray().Where(record => record.GetProperty("value").GetProperty("text").GetString()!.Contains(text, StringComparison.Ordinal))];
    }

    /// <summary>The file of an image that a post shows.</summary>
    public async Task<byte[]> FileAsync(JsonElement image, CancellationToken cancel)
    {
        var cid = image.GetProperty("image").GetProperty("ref").GetProperty("$link").GetString();
        return await http.GetByteArrayAsync(new Uri($"xrpc/com.atproto.sync.getBlob?did={account.Did}&cid={cid}", UriKind.Relative), cancel);
    }

    public static IReadOnlyList<JsonElement> Images(JsonElement post) => [.. post.GetProperty("value").GetProperty("embed").GetProperty("images").EnumerateArray()];

    public void Dispose() => http.Dispose();
}
