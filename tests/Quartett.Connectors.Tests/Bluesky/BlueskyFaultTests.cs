using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.Bluesky;

/// <summary>The real server with a faulty one before it: nothing is lost and nothing is published twice.</summary>
public sealed class BlueskyFaultTests : IAsyncLifetime
{
    private const string Create = "com.atproto.repo.createRecord";
    private const string Refresh = "com.atproto.server.refreshSession";
    private const string SignIn = "com.atproto.server.createSession";

    private readonly BlueskyConnector _connector = new();
    private FaultyServer _server = null!;
    private ChannelAccess _access = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FaultyServer.BeforeAsync(BlueskyPeer.Pds);
        _access = TestAccess.To(await BlueskyPeer.SettingsAsync(_server.Address));
        await _connector.ConnectAsync(_access, Cancel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_answer_that_is_lost_leaves_the_outcome_unknown_and_asking_settles_it()
    {
        var (post, handle) = Draft("Antwort verloren");
        _server.SpoilCalls(Create, call => call.PassOnAndLoseTheAnswerAsync());
        (await FailAsync(post, handle)).Kind.ShouldBe(FailureKind.UnknownOutcome);

        var found = (await _connector.FindAsync(_access, post, handle, Cancel)).ShouldNotBeNull();
        Heal();
        (await PublishAsync(post, handle)).RemoteId.ShouldBe(found.RemoteId);
        (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_hangs_after_taking_the_post_leaves_the_outcome_unknown()
    {
        var (post, handle) = Draft("Hängt");
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var arrived = new TaskCompletionSource();
        _server.SpoilCalls(Create, call =>
        {
            arrived.SetResult();
            return call.HangAsync();
        });
        var access = TestAccess.To(_access.Settings, _access.Session, clock);
        var publishing = _connector.PublishAsync(access, post, handle, Cancel);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        clock.Advance(TimeSpan.FromSeconds(30));
        (await Should.ThrowAsync<ConnectorException>(publishing.WaitAsync(TimeSpan.FromSeconds(20), Cancel))).Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        (await _connector.FindAsync(_access, post, handle, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_cancels_a_post_on_its_way_is_told_that_the_outcome_is_unknown()
    {
        var (post, handle) = Draft("Abgebrochen");
        var arrived = new TaskCompletionSource();
        _server.SpoilCalls(Create, call =>
        {
            arrived.SetResult();
            return call.HangAsync();
        });
        using var shutdown = new CancellationTokenSource();
        var publishing = _connector.PublishAsync(_access, post, handle, shutdown.Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await shutdown.CancelAsync();
        (await Should.ThrowAsync<ConnectorException>(publishing)).Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task Whoever_cancels_before_the_post_left_knows_that_it_did_not()
    {
        var (post, handle) = Draft("Rechtzeitig abgebrochen");
        var arrived = new TaskCompletionSource();
        _server.SpoilCalls("com.atproto.repo.getRecord", call =>
        {
            arrived.SetResult();
            return call.HangAsync();
        });
        using var shutdown = new CancellationTokenSource();
        var publishing = _connector.PublishAsync(_access, post, handle, shutdown.Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await shutdown.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(publishing);
        _server.Calls.ShouldNotContain(Create);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_error_of_the_server_while_publishing_is_a_passing_fault_when_nothing_is_there(int status)
    {
        var (post, handle) = Draft("Fehler");
        _server.SpoilCalls(Create, call => call.RefuseAsync(status, "InternalServerError"));
        (await FailAsync(post, handle)).Kind.ShouldBe(FailureKind.Transient);
        (await CountAsync(post)).ShouldBe(0);
        Heal();
        await PublishAsync(post, handle);
        (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task An_error_of_the_server_after_the_post_was_written_is_no_failure()
    {
        var (post, handle) = Draft("Trotzdem da");
        _server.SpoilCalls(Create, async call =>
        {
            await call.PassOnSilentlyAsync();
            await call.RefuseAsync(500, "InternalServerError");
        });
        (await PublishAsync(post, handle)).RemoteId.ShouldEndWith(handle);
        (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_try_that_arrives_late_does_not_become_a_second_post()
    {
        var (post, handle) = Draft("Spät angekommen");
        _server.SpoilCalls(Create, async call =>
        {
            await call.PassOnSilentlyAsync();
            await call.PassOnAsync();
        });
        (await PublishAsync(post, handle)).RemoteId.ShouldEndWith(handle);
        (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task Html_with_success_as_the_answer_to_a_post_leaves_the_outcome_unknown()
    {
        var (post, handle) = Draft("Anmeldeseite");
        _server.SpoilCalls(Create, call => call.AnswerAsync(200, "<html>", "text/html"));
        (await FailAsync(post, handle)).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task Too_many_calls_while_publishing_publish_nothing()
    {
        var (post, handle) = Draft("Zu viel");
        var until = TimeProvider.System.GetUtcNow().AddMinutes(5);
        _server.SpoilCalls(Create, call => call.RefuseAsync(429, "RateLimitExceeded", headers: [("RateLimit-Reset", $"{until.ToUnixTimeSeconds()}")]));
        var failure = await FailAsync(post, handle);
        failure.Kind.ShouldBe(FailureKind.RateLimited);
        failure.Until!.Value.ToUnixTimeSeconds().ShouldBe(until.ToUnixTimeSeconds());
        (await CountAsync(post)).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_a_passing_fault_since_nothing_left()
    {
        var (post, handle) = Draft("Weg");
        await _server.DisposeAsync();
        (await FailAsync(post, handle)).Kind.ShouldBe(FailureKind.Transient);
    }

    [Fact]
    public async Task A_part_whose_answer_is_lost_is_found_under_its_key_and_the_chain_goes_on_below_it()
    {
        var (post, handle) = Draft("Eins");
        var first = await PublishAsync(post, handle);
        var second = post.After(Posts.Unique("Zwei"), OutgoingKind.Part, first);
        var key = _connector.ChooseHandle(second, TimeProvider.System);
        _server.SpoilCalls(Create, call => call.PassOnAndLoseTheAnswerAsync());
        (await FailAsync(second, key)).Kind.ShouldBe(FailureKind.UnknownOutcome);

        Heal();
        var found = (await _connector.FindAsync(_access, second, key, Cancel)).ShouldNotBeNull();
        (await PublishAsync(second, key)).RemoteId.ShouldBe(found.RemoteId);
        (await CountAsync(second)).ShouldBe(1);
        var third = post.After(Posts.Unique("Drei"), OutgoingKind.Part, first, found);
        var reply = (await BlueskyPeer.RecordAsync((await PublishAsync(third, _connector.ChooseHandle(third, TimeProvider.System))).RemoteId))["reply"]!;
        reply["root"]!["cid"]!.GetValue<string>().ShouldBe(first.Parts[0].Revision);
        reply["parent"]!["cid"]!.GetValue<string>().ShouldBe(found.Parts[0].Revision);
    }

    [Fact]
    public async Task A_retraction_that_half_failed_can_be_finished()
    {
        var (post, handle) = Draft("Erst");
        var first = await PublishAsync(post, handle);
        var then = post.After(Posts.Unique("Dann"), OutgoingKind.Part, first);
        var second = await PublishAsync(then, _connector.ChooseHandle(then, TimeProvider.System));
        var all = first with { Parts = [first.Parts[0], second.Parts[0]] };
        var deleted = 0;
        _server.SpoilCalls("com.atproto.repo.deleteRecord", call => Interlocked.Increment(ref deleted) > 1 ? call.RefuseAsync(503, "Busy") : call.PassOnAsync());
        (await Should.ThrowAsync<ConnectorException>(() => _connector.RetractAsync(_access, all, Cancel))).Failure.Kind.ShouldBe(FailureKind.Transient);
        (await BlueskyPeer.TextsAsync()).ShouldContain(post.Text, "the beginning goes last");

        Heal();
        await _connector.RetractAsync(_access, all, Cancel);
        (await BlueskyPeer.TextsAsync()).ShouldNotContain(text => text == post.Text || text == then.Text);
    }

    [Fact]
    public async Task An_access_token_that_ran_out_is_refreshed_once_and_the_post_goes_out()
    {
        var (post, handle) = Draft("Erneuert");
        var before = BlueskySession.FromJson(_access.Session)!;
        ExpireFirst(1);
        await PublishAsync(post, handle);

        BlueskySession.FromJson(_access.Session)!.RefreshJwt.ShouldNotBe(before.RefreshJwt, "the new session is kept");
        _server.Calls.Count(call => call == Refresh).ShouldBe(1);
        _server.Calls.Count(call => call == SignIn).ShouldBe(1, "connecting did that");
        (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task Calls_that_meet_the_same_spent_token_refresh_it_once_between_them()
    {
        ExpireFirst(5);
        var posts = Enumerable.Range(0, 5).Select(_ => Draft("Gleichzeitig")).ToList();
        await Task.WhenAll(posts.Select(draft =>
            _connector.PublishAsync(TestAccess.To(_access.Settings, _access.Session), draft.Post, draft.Handle, Cancel)));
        _server.Calls.Count(call => call == Refresh).ShouldBe(1);
        foreach (var (post, _) in posts) (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task A_refresh_token_that_ran_out_is_replaced_by_signing_in_again()
    {
        var (post, handle) = Draft("Neu angemeldet");
        _server.Spoil = async call =>
        {
            if (call.Name == SignIn || _server.Calls.Count(name => name == SignIn) == 2) return false;
            await call.RefuseAsync(400, "ExpiredToken");
            return true;
        };
        await PublishAsync(post, handle);
        _server.Calls.Count(call => call == SignIn).ShouldBe(2);
        (await CountAsync(post)).ShouldBe(1);
    }

    [Fact]
    public async Task An_app_password_that_was_withdrawn_asks_a_person_to_reconnect()
    {
        var settings = new Dictionary<string, string>(_access.Settings) { [nameof(BlueskySettings.AppPassword)] = "with-drwn-with-drwn" };
        _server.Spoil = async call =>
        {
            if (call.Name == SignIn) return false;
            await call.RefuseAsync(400, "ExpiredToken");
            return true;
        };
        var (post, handle) = Draft("Zurückgezogen");
        var publishing = _connector.PublishAsync(TestAccess.To(settings, _access.Session), post, handle, Cancel);
        var failure = (await Should.ThrowAsync<ConnectorException>(publishing)).Failure;
        (failure.Kind, failure.Field).ShouldBe((FailureKind.AuthRevoked, nameof(BlueskySettings.AppPassword)));
    }

    [Fact]
    public async Task An_image_the_server_finds_too_large_is_refused_at_that_image()
    {
        var (post, handle) = Draft("Zu groß");
        var uploads = 0;
        _server.SpoilCalls("com.atproto.repo.uploadBlob", call =>
            Interlocked.Increment(ref uploads) == 2 ? call.RefuseAsync(413, "BlobTooLarge") : call.PassOnAsync());
        var failure = await FailAsync(post with { Images = [Posts.Image("eins"), Posts.Image("zwei")] }, handle);
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Validation, "images[1]"));
        (await CountAsync(post)).ShouldBe(0);
    }

    [Fact]
    public async Task A_record_is_sent_with_the_key_that_was_chosen_beforehand()
    {
        var (post, handle) = Draft("Schlüssel");
        var sent = "";
        _server.SpoilCalls(Create, call =>
        {
            sent = call.Body;
            return call.PassOnAsync();
        });
        await PublishAsync(post, handle);
        JsonNode.Parse(sent)!["rkey"]!.GetValue<string>().ShouldBe(handle);
    }

    [Fact]
    public async Task A_server_that_repeats_our_token_does_not_get_it_into_our_words()
    {
        var (post, handle) = Draft("Echo");
        _server.SpoilCalls(Create, call => call.RefuseAsync(400, "InvalidRequest", call.Authorization));
        (await FailAsync(post, handle)).Detail.ShouldNotContain(BlueskySession.FromJson(_access.Session)!.AccessJwt);
    }

    [Fact]
    public async Task Every_request_tells_the_host_how_long_it_may_take()
    {
        var (post, handle) = Draft("Geduld");
        var limits = new Limits();
        using var http = new HttpClient(limits);
        var access = new ChannelAccess(_access.Session, (_, _) => Task.CompletedTask) { Settings = _access.Settings, Http = http, Clock = TimeProvider.System };
        await _connector.PublishAsync(access, post with { Images = [Posts.Image("")] }, handle, Cancel);
        limits.Seconds["com.atproto.repo.uploadBlob"].ShouldBe(120);
        limits.Seconds[Create].ShouldBe(30);
    }

    private sealed class Limits() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        public Dictionary<string, double> Seconds { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Options.TryGetValue(RequestLimits.Time, out var limit)) Seconds[request.RequestUri!.AbsolutePath["/xrpc/".Length..]] = limit.TotalSeconds;
            return base.SendAsync(request, cancellationToken);
        }
    }

    private void Heal() => _server.Spoil = _ => Task.FromResult(false);

    // the real server's tokens live two hours; the one before it says to the first calls what the real one would say then
    private void ExpireFirst(int calls) => _server.Spoil = async call =>
    {
        if (call.Name == Refresh || Interlocked.Decrement(ref calls) < 0) return false;
        await call.RefuseAsync(400, "ExpiredToken");
        return true;
    };

    private (OutgoingPost Post, string Handle) Draft(string text)
    {
        var post = Posts.Of(Posts.Unique(text));
        return (post, _connector.ChooseHandle(post, TimeProvider.System));
    }

    private Task<DeliveryReceipt> PublishAsync(OutgoingPost post, string handle) => _connector.PublishAsync(_access, post, handle, Cancel);

    private async Task<ConnectorFailure> FailAsync(OutgoingPost post, string handle) =>
        (await Should.ThrowAsync<ConnectorException>(() => PublishAsync(post, handle))).Failure;

    private static async Task<int> CountAsync(OutgoingPost post) => (await BlueskyPeer.TextsAsync()).Count(text => text == post.Text);
}
