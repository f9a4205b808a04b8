using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quartett.Connectors.Abstractions;

namespace Quartett.Connectors.Bluesky;

/// <summary>The calls we make to a personal data server (PDS), and how its answers are read. The only place that knows addresses.</summary>
internal sealed class BlueskyApi(HttpClient http, TimeProvider clock)
{
    public const string DefaultServer = "https://bsky.social";
    private const string Posts = "app.bsky.feed.post";
    private const int LongestAnswer = 1 << 20;
    private const int LongestDetail = 500;

    private static readonly TimeSpan ForSessions = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ForRecords = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForBlobs = TimeSpan.FromSeconds(120);

    /// <summary>What must never appear in a failure, even when the server repeats it to us.</summary>
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    public static Uri ProfileAddress(string handleOrDid) => new($"https://bsky.app/profile/{handleOrDid}");

    /// <summary>By DID, since the handle may change and the address must not.</summary>
    public static Uri PostAddress(string recordUri) => new($"https://bsky.app/profile/{RepoOf(recordUri)}/post/{KeyOf(recordUri)}");

    public async Task<BlueskySession> SignInAsync(Uri server, string identifier, string password, CancellationToken cancel)
    {
        _secrets.Add(password);
        var body = new JsonObject { ["identifier"] = identifier, ["password"] = password };
        var answer = await AskAsync(Post(server, "com.atproto.server.createSession", Json(body)), null, ForSessions, cancel);
        return ReadSession(server, identifier, answer);
    }

    public async Task<BlueskySession> RefreshAsync(BlueskySession session, CancellationToken cancel)
    {
        _secrets.Add(session.AccessJwt);
        var request = Post(session.Server, "com.atproto.server.refreshSession", content: null);
        return ReadSession(session.Server, session.Identifier, await AskAsync(request, session.RefreshJwt, ForSessions, cancel));
    }

    /// <summary>The handle the account has today.</summary>
    public async Task<string> HandleAsync(BlueskySession session, CancellationToken cancel)
    {
        var answer = await AskAsync(Get(session.Server, "com.atproto.server.getSession"), session.AccessJwt, ForSessions, cancel);
        RefuseInactive(answer);
        return Word(answer, "handle");
    }

    /// <summary>The name the account shows, or <c>null</c> when it has set none.</summary>
    public async Task<string?> DisplayNameAsync(BlueskySession session, CancellationToken cancel)
    {
        var request = Get(session.Pds, "com.atproto.repo.getRecord", ("repo", session.Did), ("collection", "app.bsky.actor.profile"), ("rkey", "self"));
        var answer = await AskIfThereAsync(request, session.AccessJwt, cancel);
        return answer?["value"]?["displayName"] is JsonValue name && name.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
    }

    /// <summary>Whose handle it is (a DID), or <c>null</c> when the server knows nobody of that name.</summary>
    public async Task<string?> ResolveAsync(BlueskySession session, string handle, CancellationToken cancel)
    {
        try
        {
            return Word(await AskAsync(Get(session.Pds, "com.atproto.identity.resolveHandle", ("handle", handle)), session.AccessJwt, ForRecords, cancel), "did");
        }
        catch (ConnectorException unknown) when (unknown.Failure.Kind is FailureKind.Validation or FailureKind.NotFound)
        {
            return null;
        }
    }

    public async Task<Blob> UploadAsync(BlueskySession session, Stream file, string contentType, long bytes, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        content.Headers.ContentLength = bytes;
        var answer = await AskAsync(Post(session.Pds, "com.atproto.repo.uploadBlob", content), session.AccessJwt, ForBlobs, cancel);
        return new Blob(answer["blob"] ?? throw Unexpected("blob"));
    }

    /// <summary>Makes a post public under a key of our choice.</summary>
    public async Task<RecordRef> PublishAsync(BlueskySession session, string key, BlueskyPost post, CancellationToken cancel)
    {
        var body = new JsonObject { ["repo"] = session.Did, ["collection"] = Posts, ["rkey"] = key, ["record"] = BlueskyJson.Of(post) };
        using var content = new WatchedContent(Json(body));
        var answer = await AskAsync(Post(session.Pds, "com.atproto.repo.createRecord", content), session.AccessJwt, ForRecords, cancel, content);
        return ReadRef(answer);
    }

    /// <summary>The post under this key, or <c>null</c> when the server says for certain that there is none.</summary>
    public async Task<StoredPost?> FindAsync(BlueskySession session, string key, CancellationToken cancel)
    {
        var request = Get(session.Pds, "com.atproto.repo.getRecord", ("repo", session.Did), ("collection", Posts), ("rkey", key));
        var answer = await AskIfThereAsync(request, session.AccessJwt, cancel);
        return answer is null ? null : new StoredPost(ReadRef(answer), Word(answer["value"] as JsonObject, "text"));
    }

    /// <summary>Deletes a post; one that is gone already is no failure.</summary>
    public async Task DeleteAsync(BlueskySession session, string recordUri, CancellationToken cancel)
    {
        var body = new JsonObject { ["repo"] = RepoOf(recordUri), ["collection"] = Posts, ["rkey"] = KeyOf(recordUri) };
        await AskIfThereAsync(Post(session.Pds, "com.atproto.repo.deleteRecord", Json(body)), session.AccessJwt, cancel);
    }

    private async Task<JsonObject?> AskIfThereAsync(HttpRequestMessage request, string token, CancellationToken cancel)
    {
        var (body, refusal) = await SendAsync(request, token, ForRecords, publishes: null, cancel);
        if (refusal is null) return body;
        return body is not null && WordOrEmpty(body, "error") == "RecordNotFound" ? null : throw refusal;
    }

    /// <param name="publishes">The body of a request that makes something public; <c>null</c> for every other request.</param>
    private async Task<JsonObject> AskAsync(
        HttpRequestMessage request, string? token, TimeSpan limit, CancellationToken cancel, WatchedContent? publishes = null)
    {
        var (body, refusal) = await SendAsync(request, token, limit, publishes, cancel);
        return refusal is null && body is not null ? body : throw refusal ?? Unexpected("body");
    }

    private async Task<(JsonObject? Body, ConnectorException? Refusal)> SendAsync(
        HttpRequestMessage request, string? token, TimeSpan limit, WatchedContent? publishes, CancellationToken cancel)
    {
        using var _ = request;
        if (token is not null)
        {
            _secrets.Add(token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        request.Options.Set(RequestLimits.Time, limit);
        cancel.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAsync(answer, either.Token);
            return (body, answer.IsSuccessStatusCode && body is not null ? null : Refusal(answer, body, publishes is not null));
        }
        catch (Exception fault) when (HttpFailures.IsFault(fault))
        {
            // whoever cancels a request that may have published must not take it for one that never was
            if (cancel.IsCancellationRequested && publishes?.Left != true) cancel.ThrowIfCancellationRequested();
            throw new ConnectorException(HttpFailures.Of(fault, publishes?.Left == true), fault);
        }
    }

    private ConnectorException Refusal(HttpResponseMessage answer, JsonObject? body, bool publishes)
    {
        var now = clock.GetUtcNow();
        var failure = body is null
            ? BlueskyFailures.NotJson(answer, publishes, now)
            : BlueskyFailures.Refused(answer, WordOrEmpty(body, "error"), WordOrEmpty(body, "message"), now);
        var detail = _secrets.Where(secret => secret.Length > 0)
            .Aggregate(failure.Detail, (text, secret) => text.Replace(secret, "•••", StringComparison.Ordinal));
        return new ConnectorException(failure with { Detail = detail.Length > LongestDetail ? detail[..LongestDetail] : detail });
    }

    // no server may fill our memory: what is longer than any true answer is no answer
    private static async Task<JsonObject?> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, cancel)) > 0;)
        {
            if (bytes.Length + read > LongestAnswer) return null;
            bytes.Write(chunk, 0, read);
        }

        try
        {
            // some calls answer with nothing at all
            return bytes.Length == 0 ? answer.IsSuccessStatusCode ? [] : null : JsonNode.Parse(bytes.ToArray()) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private BlueskySession ReadSession(Uri server, string identifier, JsonObject answer)
    {
        RefuseInactive(answer);
        var session = new BlueskySession(
            server, identifier, Word(answer, "did"), Word(answer, "handle"), PdsOf(answer, server), Word(answer, "accessJwt"), Word(answer, "refreshJwt"));
        _secrets.Add(session.AccessJwt);
        _secrets.Add(session.RefreshJwt);
        return session;
    }

    private static void RefuseInactive(JsonObject answer)
    {
        if (answer["active"] is JsonValue active && active.TryGetValue<bool>(out var isActive) && !isActive)
            throw new ConnectorException(BlueskyFailures.Inactive(WordOrEmpty(answer, "status")));
    }

    // an account that signs in over https is never led to a server without it
    private static Uri PdsOf(JsonObject answer, Uri server)
    {
        var services = (answer["didDoc"] as JsonObject)?["service"] as JsonArray ?? [];
        var named = services.OfType<JsonObject>().FirstOrDefault(service => WordOrEmpty(service, "id").EndsWith("#atproto_pds", StringComparison.Ordinal));
        return named is not null && Uri.TryCreate(WordOrEmpty(named, "serviceEndpoint"), UriKind.Absolute, out var pds)
            && (pds.Scheme == Uri.UriSchemeHttps || pds.Scheme == server.Scheme) ? pds : server;
    }

    private static RecordRef ReadRef(JsonObject answer) => new(Word(answer, "uri"), Word(answer, "cid"));

    private static string Word(JsonObject? answer, string name)
    {
        var word = answer is null ? "" : WordOrEmpty(answer, name);
        return word.Length > 0 || name == "text" ? word : throw Unexpected(name);
    }

    private static string WordOrEmpty(JsonObject answer, string name) =>
        answer[name] is JsonValue value && value.TryGetValue<string>(out var word) ? word : "";

    private static ConnectorException Unexpected(string missing) => new(FailureKind.Transient, $"The server's answer has no “{missing}”.");

    public static string KeyOf(string recordUri) => recordUri[(recordUri.LastIndexOf('/') + 1)..];

    private static string RepoOf(string recordUri) => recordUri.Split('/') is [_, _, var repo, ..] ? repo : throw new ArgumentException("Not a record address.", nameof(recordUri));

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static HttpRequestMessage Post(Uri server, string method, HttpContent? content) =>
        new(HttpMethod.Post, new Uri(server, $"/xrpc/{method}")) { Content = content };

    private static HttpRequestMessage Get(Uri server, string method, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var address = new StringBuilder($"/xrpc/{method}");
        var separator = '?';
        foreach (var (name, value) in query)
        {
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new(HttpMethod.Get, new Uri(server, address.ToString()));
    }
}
