using Microsoft.Extensions.Time.Testing;
using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.Connectors.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.Bluesky;

public sealed class BlueskyConnectTests
{
    private readonly BlueskyConnector _connector = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_password_connects_the_account_and_keeps_its_session()
    {
        var access = TestAccess.To(await BlueskyPeer.SettingsAsync());
        var profile = await _connector.ConnectAsync(access, Cancel);

        profile.RemoteId.ShouldBe(BlueskyPeer.Did);
        profile.Handle.ShouldBe(BlueskyPeer.Handle);
        profile.Address.ShouldBe(new Uri($"https://bsky.app/profile/{BlueskyPeer.Handle}"));
        var session = BlueskySession.FromJson(access.Session).ShouldNotBeNull();
        session.Did.ShouldBe(BlueskyPeer.Did);
        session.Pds.ShouldBe(BlueskyPeer.Pds);
        session.ToString().ShouldNotContain(session.AccessJwt);
    }

    [Theory]
    [InlineData("@{0}")]
    [InlineData("  {0} ")]
    public async Task The_handle_may_be_written_as_people_write_it(string form) =>
        (await ConnectAsync(BlueskyPeer.Pds, (nameof(BlueskySettings.Handle), string.Format(null, form, BlueskyPeer.Handle)))).RemoteId.ShouldBe(BlueskyPeer.Did);

    [Fact]
    public async Task A_wrong_app_password_is_refused_at_its_field()
    {
        var failure = await FailAsync(BlueskyPeer.Pds, (nameof(BlueskySettings.AppPassword), "abcd-efgh-ijkl-mnop"));
        (failure.Kind, failure.Field).ShouldBe((FailureKind.AuthRevoked, nameof(BlueskySettings.AppPassword)));
    }

    [Theory]
    [InlineData(nameof(BlueskySettings.Handle), " @ ")]
    [InlineData(nameof(BlueskySettings.AppPassword), " ")]
    [InlineData(nameof(BlueskySettings.Server), "ftp://bsky.social")]
    [InlineData(nameof(BlueskySettings.Server), "https://name:word@bsky.social")]
    public async Task A_setting_that_cannot_be_right_is_refused_at_its_field_before_any_call(string field, string value)
    {
        var failure = await FailAsync(BlueskyPeer.Pds, (field, value));
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Validation, field));
    }

    [Fact]
    public async Task A_server_that_refuses_the_connection_is_a_passing_fault_at_the_server_field()
    {
        var failure = await FailAsync(FaultyServer.NobodysAddress());
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Transient, nameof(BlueskySettings.Server)));
        failure.Detail.ShouldContain("not reachable");
    }

    [Fact]
    public async Task A_server_name_that_nobody_knows_is_a_passing_fault_at_the_server_field()
    {
        var failure = await FailAsync(new Uri("http://niemand.invalid"));
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Transient, nameof(BlueskySettings.Server)));
        failure.Detail.ShouldContain("name");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(502)]
    public async Task A_server_that_answers_in_html_is_the_wrong_server(int status)
    {
        await using var server = await FaultyServer.AloneAsync(call => call.AnswerAsync(status, "<html>Willkommen</html>", "text/html"));
        var failure = await FailAsync(server.Address);
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Transient, nameof(BlueskySettings.Server)));
        failure.Detail.ShouldContain("text/html");
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_given_up_after_15_seconds()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var arrived = new TaskCompletionSource();
        await using var server = await FaultyServer.AloneAsync(call =>
        {
            arrived.SetResult();
            return call.HangAsync();
        });
        var connecting = _connector.ConnectAsync(TestAccess.To(await BlueskyPeer.SettingsAsync(server.Address), clock: clock), Cancel);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        clock.Advance(TimeSpan.FromSeconds(14));
        connecting.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));
        var failure = (await Should.ThrowAsync<ConnectorException>(connecting.WaitAsync(TimeSpan.FromSeconds(20), Cancel))).Failure;
        (failure.Kind, failure.Field).ShouldBe((FailureKind.Transient, nameof(BlueskySettings.Server)));
    }

    [Fact]
    public async Task An_endless_answer_does_not_fill_the_memory()
    {
        await using var server = await FaultyServer.AloneAsync(call => call.AnswerAsync(200, $$"""{"did":"{{new string('x', 3_000_000)}}"}"""));
        (await FailAsync(server.Address)).Kind.ShouldBe(FailureKind.Transient);
    }

    [Theory]
    [InlineData(401, "AccountTakedown", FailureKind.PolicyBlocked, nameof(BlueskySettings.Handle))]
    [InlineData(401, "AuthFactorTokenRequired", FailureKind.AuthRevoked, nameof(BlueskySettings.AppPassword))]
    [InlineData(400, "InvalidRequest", FailureKind.Validation, nameof(BlueskySettings.Handle))]
    [InlineData(404, "XRPCNotSupported", FailureKind.NotFound, nameof(BlueskySettings.Server))]
    [InlineData(500, "InternalServerError", FailureKind.Transient, nameof(BlueskySettings.Server))]
    [InlineData(501, "MethodNotImplemented", FailureKind.Transient, nameof(BlueskySettings.Server))]
    public async Task Each_error_of_signing_in_has_its_kind_and_its_field(int status, string error, FailureKind kind, string field)
    {
        await using var server = await FaultyServer.AloneAsync(call => call.RefuseAsync(status, error));
        var failure = await FailAsync(server.Address);
        (failure.Kind, failure.Field).ShouldBe((kind, field));
    }

    [Theory]
    [InlineData("deactivated", FailureKind.Permission)]
    [InlineData("takendown", FailureKind.PolicyBlocked)]
    public async Task An_account_that_is_not_in_use_is_not_connected(string status, FailureKind kind)
    {
        await using var server = await FaultyServer.AloneAsync(call => call.AnswerAsync(
            200, $$"""{"did":"did:plc:x","handle":"x.test","accessJwt":"a","refreshJwt":"r","active":false,"status":"{{status}}"}"""));
        (await FailAsync(server.Address)).Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("RateLimit-Reset", "{0}", 300)]
    [InlineData("RateLimit-Reset", "90", 90)]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "99999999", 86400)]
    [InlineData("X-Nothing", "1", 60)]
    public async Task Too_many_calls_say_when_to_go_on(string header, string form, int seconds)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        var value = string.Format(null, form, 1_800_000_300);
        await using var server = await FaultyServer.AloneAsync(call => call.RefuseAsync(429, "RateLimitExceeded", headers: [(header, value)]));
        var connecting = _connector.ConnectAsync(TestAccess.To(await BlueskyPeer.SettingsAsync(server.Address), clock: clock), Cancel);
        var failure = (await Should.ThrowAsync<ConnectorException>(connecting)).Failure;
        failure.Kind.ShouldBe(FailureKind.RateLimited);
        failure.Until.ShouldBe(clock.GetUtcNow().AddSeconds(seconds));
    }

    [Fact]
    public async Task A_server_that_repeats_our_password_does_not_get_it_into_our_words()
    {
        var password = await BlueskyPeer.AppPasswordAsync();
        await using var server = await FaultyServer.AloneAsync(call => call.RefuseAsync(400, "InvalidRequest", $"you sent {password} to us"));
        var settings = await BlueskyPeer.SettingsAsync(server.Address);
        var fault = await Should.ThrowAsync<ConnectorException>(() => _connector.ConnectAsync(TestAccess.To(settings), Cancel));
        fault.ToString().ShouldNotContain(password);
        fault.Failure.Detail.ShouldContain("you sent");
    }

    [Fact]
    public async Task Testing_uses_the_stored_session_and_does_not_sign_in_again()
    {
        await using var server = await FaultyServer.BeforeAsync(BlueskyPeer.Pds);
        var access = TestAccess.To(await BlueskyPeer.SettingsAsync(server.Address));
        await _connector.ConnectAsync(access, Cancel);
        await _connector.TestAsync(access, Cancel);
        server.Calls.Count(call => call == "com.atproto.server.createSession").ShouldBe(1);
        server.Calls.ShouldContain("com.atproto.server.getSession");
    }

    [Fact]
    public async Task A_record_server_that_is_no_web_address_is_not_followed()
    {
        await using var server = await FaultyServer.AloneAsync(call => call.AnswerAsync(200,
            """
            {"did":"did:plc:x","handle":"x.test","accessJwt":"a","refreshJwt":"r",
             "didDoc":{"service":[{"id":"#atproto_pds","serviceEndpoint":"gopher://elsewhere.test"}]}}
            """));
        var access = TestAccess.To(await BlueskyPeer.SettingsAsync(server.Address));
        await _connector.ConnectAsync(access, Cancel);
        BlueskySession.FromJson(access.Session)!.Pds.ShouldBe(server.Address);
    }

    private async Task<ConnectedProfile> ConnectAsync(Uri server, params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>(await BlueskyPeer.SettingsAsync(server));
        foreach (var (name, value) in changes) settings[name] = value;
        return await _connector.ConnectAsync(TestAccess.To(settings), Cancel);
    }

    private async Task<ConnectorFailure> FailAsync(Uri server, params (string Name, string Value)[] changes) =>
        (await Should.ThrowAsync<ConnectorException>(() => ConnectAsync(server, changes))).Failure;
}
