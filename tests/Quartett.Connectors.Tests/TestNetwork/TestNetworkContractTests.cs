using Quartett.Connectors.Abstractions;
using Quartett.Connectors.Abstractions.Capabilities;
using Quartett.TestNetwork;
using Shouldly;
using Xunit;

namespace Quartett.Connectors.Tests.TestNetwork;

public sealed class HandleContractTests : TestNetworkContract<HandleConnector>;

public sealed class ListContractTests : TestNetworkContract<ListConnector>;

public sealed class BareContractTests : TestNetworkContract<BareConnector>;

/// <summary>The stub is held to what real networks' connectors are held to; else the fault tests would prove nothing about those.</summary>
public abstract class TestNetworkContract<T> : ConnectorContract<T>, IAsyncLifetime where T : TestConnector, new()
{
    private TestNetworkServer _server = null!;
    private TestNetworkClient _control = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestNetworkServer.StartAsync();
        _control = _server.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override Task<IReadOnlyDictionary<string, string>> SettingsAsync() => Task.FromResult(Settings("konto"));

    protected override async Task<int> CountAsync(ChannelAccess access, string text) => (await _control.LedgerAsync()).Count(post => post.Text == text && !post.Retracted);

    protected override IReadOnlyDictionary<FailureKind, Func<Task>> WaysToFail => new Dictionary<FailureKind, Func<Task>>
    {
        [FailureKind.Transient] = () => MeetAsync(Fault.Error),
        [FailureKind.RateLimited] = () => MeetAsync(Fault.RateLimit),
        [FailureKind.AuthRevoked] = () => Connector.ConnectAsync(TestAccess.To(Settings("konto", "wrong")), Cancel),
        [FailureKind.Validation] = () => PublishAsync("konto", new string('x', 501)),
        [FailureKind.Duplicate] = () => MeetAsync(Fault.Duplicate),
        [FailureKind.UnknownOutcome] = () => MeetAsync(Fault.DropAfterAccepting),
    };

    [Theory]
    [InlineData(Fault.Delay, null, 1)]
    [InlineData(Fault.HangAfterAccepting, FailureKind.UnknownOutcome, 1)]
    [InlineData(Fault.DropBeforeAccepting, FailureKind.UnknownOutcome, 0)]
    [InlineData(Fault.DropAfterAccepting, FailureKind.UnknownOutcome, 1)]
    [InlineData(Fault.RateLimit, FailureKind.RateLimited, 0)]
    [InlineData(Fault.Error, FailureKind.Transient, 0)]
    [InlineData(Fault.Malformed, FailureKind.UnknownOutcome, 1)]
    [InlineData(Fault.Duplicate, FailureKind.Duplicate, 0)]
    [InlineData(Fault.LoseTheAnswer, FailureKind.UnknownOutcome, 1)]
    public async Task Each_fault_reads_as_a_connector_must_read_it_and_the_ledger_knows_better(Fault fault, FailureKind? kind, int accepted)
    {
        await _control.ScriptAsync("konto", new Rule(fault, Times: 1, Milliseconds: 50));
        var failure = await Record.ExceptionAsync(() => PublishAsync("konto", "Ein Beitrag"));
        (failure as ConnectorException)?.Failure.Kind.ShouldBe(kind!.Value);
        (failure is null).ShouldBe(kind is null, failure?.ToString());
        (await _control.LedgerAsync("konto")).Count.ShouldBe(accepted);

        await PublishAsync("konto", "Noch einer");
        (await _control.LedgerAsync("konto")).Count.ShouldBe(accepted + 1, "the fault was for one post only");
    }

    private static CancellationToken Soon(TimeSpan limit) => new CancellationTokenSource(limit).Token;

    [Fact]
    public async Task A_caller_who_hangs_up_meanwhile_is_published_all_the_same()
    {
        await _control.ScriptAsync("konto", new Rule(Fault.Delay, Times: 1, Milliseconds: 400));
        var failure = await Should.ThrowAsync<ConnectorException>(() => PublishAsync("konto", "Zu ungeduldig", Soon(TimeSpan.FromMilliseconds(150))));
        failure.Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        await Patiently(async () => (await _control.CountAsync()).ShouldBe(1));
    }

    private static async Task Patiently(Func<Task> check)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            try
            {
                await check();
                return;
            }
            catch (ShouldAssertException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(20, Cancel);
            }
        }
    }

    private async Task MeetAsync(Fault fault)
    {
        await _control.ScriptAsync("konto", new Rule(fault));
        try
        {
            await PublishAsync("konto", "Ein Beitrag");
        }
        finally
        {
            await _control.ScriptAsync("konto");
        }
    }

    private Task<DeliveryReceipt> PublishAsync(string account, string text, CancellationToken? cancel = null)
    {
        var access = TestAccess.To(Settings(account));
        var post = Posts.Of(text);
        return Connector.PublishAsync(access, post, Connector.ChooseHandle(post, access.Clock), cancel ?? Cancel);
    }

    private IReadOnlyDictionary<string, string> Settings(string account, string password = "streng-geheim") => new Dictionary<string, string>
    {
        [nameof(TestNetworkSettings.Account)] = account,
        [nameof(TestNetworkSettings.Password)] = password,
        [nameof(TestNetworkSettings.Server)] = _server.Address.ToString(),
    };
}
