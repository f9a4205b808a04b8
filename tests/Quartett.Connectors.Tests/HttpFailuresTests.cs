using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Tests.Bluesky;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests;

public sealed class HttpFailuresTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task A_request_that_found_nobody_cannot_have_published()
    {
        var (failure, content) = await SendAsync(FaultyServer.NobodysAddress(), TestContext.Current.CancellationToken);
        content.Left.ShouldBeFalse();
        failure.Kind.ShouldBe(FailureKind.Transient);
    }

    [Fact]
    public async Task A_request_whose_connection_broke_after_it_left_may_have_published()
    {
        await using var server = await FaultyServer.AloneAsync(call =>
        {
            call.Abort();
            return Task.CompletedTask;
        });
        var (failure, content) = await SendAsync(server.Address, TestContext.Current.CancellationToken);
        content.Left.ShouldBeTrue();
        failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task A_request_that_waits_too_long_for_its_answer_may_have_published()
    {
        await using var server = await FaultyServer.AloneAsync(call => call.HangAsync());
        using var patience = new CancellationTokenSource();
        server.Spoil = async call =>
        {
            await patience.CancelAsync();
            await call.HangAsync();
            return true;
        };
        var (failure, _) = await SendAsync(server.Address, patience.Token);
        failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        failure.Detail.ShouldContain("in time");
    }

    [Fact]
    public void A_refusal_by_the_host_s_own_guard_keeps_its_reason() =>
        HttpFailures.Of(new HttpRequestException("egress.loopback: localhost"), mayHavePublished: false).Detail.ShouldContain("egress.loopback");

    private static async Task<(ConnectorFailure Failure, WatchedContent Content)> SendAsync(Uri server, CancellationToken cancel)
    {
        using var content = new WatchedContent(new StringContent("Beitrag"));
        try
        {
            using var answer = await Http.PostAsync(new Uri(server, "/xrpc/publish"), content, cancel);
            throw new InvalidOperationException("There was an answer.");
        }
        catch (Exception fault) when (HttpFailures.IsFault(fault))
        {
            return (HttpFailures.Of(fault, content.Left), content);
        }
    }
}
