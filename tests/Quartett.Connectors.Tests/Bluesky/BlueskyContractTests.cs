using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Bluesky;
using Xunit;

namespace Quartett.Connectors.Tests.Bluesky;

public sealed class BlueskyContractTests : ConnectorContract<BlueskyConnector>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected override Task<IReadOnlyDictionary<string, string>> SettingsAsync() => BlueskyPeer.SettingsAsync();

    protected override async Task<int> CountAsync(ChannelAccess access, string text) => (await BlueskyPeer.TextsAsync()).Count(other => other == text);

    protected override IReadOnlyDictionary<FailureKind, Func<Task>> WaysToFail => new Dictionary<FailureKind, Func<Task>>
    {
        [FailureKind.Transient] = () => ConnectAsync(FaultyServer.NobodysAddress()),
        [FailureKind.RateLimited] = () => WhenSpoiltAsync(call => call.RefuseAsync(429, "RateLimitExceeded")),
        [FailureKind.AuthExpired] = ExpireAgainAndAgainAsync,
        [FailureKind.AuthRevoked] = async () => await ConnectAsync(BlueskyPeer.Pds, (nameof(BlueskySettings.AppPassword), "abcd-efgh-ijkl-mnop")),
        [FailureKind.Permission] = () => WhenSpoiltAsync(call => call.RefuseAsync(403, "Forbidden")),
        [FailureKind.Validation] = async () => await PublishAsync(await ConnectedAsync(), Posts.Of(new string('x', 301))),
        [FailureKind.Duplicate] = PublishSomethingElseUnderTheSameHandleAsync,
        [FailureKind.PolicyBlocked] = () => WhenSpoiltAsync(call => call.RefuseAsync(401, "AccountTakedown")),
        [FailureKind.NotFound] = () => WhenSpoiltAsync(call => call.RefuseAsync(404, "XRPCNotSupported")),
        [FailureKind.UnknownOutcome] = LoseTheAnswerAsync,
    };

    private async Task<ChannelAccess> ConnectAsync(Uri server, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(await BlueskyPeer.SettingsAsync(server));
        foreach (var (name, value) in changes) settings[name] = value;
        var access = TestAccess.To(settings);
        await Connector.ConnectAsync(access, Cancel);
        return access;
    }

    private Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post) =>
        Connector.PublishAsync(access, post, Connector.ChooseHandle(post, access.Clock), Cancel);

    private async Task WhenSpoiltAsync(Func<FaultyCall, Task> answer)
    {
        await using var server = await FaultyServer.AloneAsync(answer);
        await ConnectAsync(server.Address);
    }

    private async Task ExpireAgainAndAgainAsync()
    {
        await using var server = await FaultyServer.BeforeAsync(BlueskyPeer.Pds);
        var access = await ConnectAsync(server.Address);
        server.SpoilCalls("com.atproto.server.getSession", call => call.RefuseAsync(400, "ExpiredToken"));
        await Connector.TestAsync(access, Cancel);
    }

    private async Task PublishSomethingElseUnderTheSameHandleAsync()
    {
        var access = await ConnectedAsync();
        var post = Posts.Of(Posts.Unique("Das eine"));
        var handle = Connector.ChooseHandle(post, access.Clock);
        await Connector.PublishAsync(access, post, handle, Cancel);
        await Connector.PublishAsync(access, Posts.Of(Posts.Unique("Das andere")), handle, Cancel);
    }

    private async Task LoseTheAnswerAsync()
    {
        await using var server = await FaultyServer.BeforeAsync(BlueskyPeer.Pds);
        var access = await ConnectAsync(server.Address);
        server.SpoilCalls("com.atproto.repo.createRecord", call => call.PassOnAndLoseTheAnswerAsync());
        await PublishAsync(access, Posts.Of(Posts.Unique("Ohne Antwort")));
    }
}
