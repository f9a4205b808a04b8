using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;

namespace Quartett.TestNetwork;

/// <summary>The calls, and what their failures mean in our closed list; as strict as a real network's connector has to be.</summary>
internal sealed class TestNetworkApi(ChannelAccess access, Variant variant)
{
    public const int WholePage = 50;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UnstatedPause = TimeSpan.FromMinutes(1);

    private readonly TestNetworkSettings _settings = access.SettingsAs<TestNetworkSettings>();

    private string Home => $"/{variant.ToString().ToLowerInvariant()}/{_settings.Account}";

    public async Task<ConnectedProfile> WhoAmIAsync(PostLimits limits, CancellationToken cancel)
    {
        var me = Read<Me>((await SendAsync(HttpMethod.Get, Home, null, null, cancel)).Body);
        return new(me.Id, me.Name, me.Name, null, _settings.Allowance.Split('/') is [var posts, var seconds]
            ? limits with { Quotas = [new PostQuota(int.Parse(posts, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)))] }
            : null);
    }

    public async Task<Shown> PublishAsync(string text, string? below, string? handle, CancellationToken cancel)
    {
        using var content = new WatchedContent(new StringContent(JsonSerializer.Serialize(new { text, below }, TestNetworkJson.Web), Encoding.UTF8, "application/json"));
        var answer = await SendAsync(HttpMethod.Post, $"{Home}/posts", content, handle, cancel);
        try
        {
            return Read<Shown>(answer.Body);
        }
        catch (ConnectorException)
        {
            throw new ConnectorException(FailureKind.UnknownOutcome, "The network answered, but not in its own words.");
        }
    }

    public async Task<Shown?> FindAsync(string handle, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Get, $"{Home}/posts/{handle}", null, null, cancel);
        return answer.Status == HttpStatusCode.NotFound ? null : Read<Shown>(answer.Body);
    }

    public async Task<IReadOnlyList<Shown>> RecentAsync(CancellationToken cancel) =>
        Read<List<Shown>>((await SendAsync(HttpMethod.Get, $"{Home}/posts", null, null, cancel)).Body);

    public Task RetractAsync(string id, CancellationToken cancel) => SendAsync(HttpMethod.Delete, $"{Home}/posts/{id}", null, null, cancel);

    private async Task<Answer> SendAsync(HttpMethod method, string path, WatchedContent? publishes, string? handle, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(_settings.Server), path)) { Content = publishes };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _settings.Password);
        if (handle is not null) request.Headers.Add("Idempotency-Key", handle);
        request.Options.Set(RequestLimits.Time, Limit);
        cancel.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource(Limit, access.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            using var answer = await access.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await answer.Content.ReadAsStringAsync(either.Token);
            return answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound ? new(answer.StatusCode, body) : throw new ConnectorException(Refused(answer, body, publishes is not null));
        }
        catch (Exception fault) when (HttpFailures.IsFault(fault))
        {
            if (cancel.IsCancellationRequested && publishes?.Left != true) cancel.ThrowIfCancellationRequested();
            throw new ConnectorException(HttpFailures.Of(fault, publishes?.Left == true), fault);
        }
    }

    private ConnectorFailure Refused(HttpResponseMessage answer, string body, bool publishes)
    {
        var now = access.Clock.GetUtcNow();
        var detail = $"{(int)answer.StatusCode}: {(body.Length > 200 ? body[..200] : body)}";
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(FailureKind.AuthRevoked, detail, Field: nameof(TestNetworkSettings.Password)),
            HttpStatusCode.Conflict => new(FailureKind.Duplicate, detail),
            HttpStatusCode.UnprocessableEntity => new(FailureKind.Validation, detail, Field: "text"),
            HttpStatusCode.TooManyRequests => new(FailureKind.RateLimited, detail, now + (answer.Headers.RetryAfter?.Delta ?? UnstatedPause)),
            // A gateway speaks for itself: what stands behind it may have heard us.
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout when publishes => new(FailureKind.UnknownOutcome, detail),
            _ => new(FailureKind.Transient, detail),
        };
    }

    private static T Read<T>(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, TestNetworkJson.Web) ?? throw new JsonException("nothing");
        }
        catch (JsonException unreadable)
        {
            throw new ConnectorException(FailureKind.Transient, "The network answered, but not in its own words.", unreadable);
        }
    }

    private sealed record Me(string Id, string Name);

    private sealed record Answer(HttpStatusCode Status, string Body);
}
