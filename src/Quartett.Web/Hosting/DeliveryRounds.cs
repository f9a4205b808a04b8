using Quartett.Core.Kernel;
using Quartett.Core.Publishing;

namespace Quartett.Web.Hosting;

/// <summary>
/// This node's dispatcher: sleeps until something is due, at most a second, woken by whoever schedules. It only finds
/// what is due; what a delivery is, Publishing knows.
/// </summary>
internal sealed class DeliveryRounds(IDeliveries deliveries, DeliveryBell bell, IPulse pulse, TimeProvider clock, ILogger<DeliveryRounds> log) : BackgroundService
{
    public const string Name = "deliveries";
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(5);

    // One name per process: what a node has claimed it can give back.
    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7():n}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextQuestion = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var sent = await deliveries.SendDueAsync(_node, stoppingToken);
                if (clock.GetUtcNow() >= nextQuestion)
                {
                    await deliveries.SettleUncertainAsync(_node, stoppingToken);
                    nextQuestion = clock.GetUtcNow() + BetweenQuestions;
                }

                pulse.Beat(Name);
                if (sent == 0) await bell.WaitAsync(await SleepAsync(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failed)
            {
                // The database may be away for a moment; what is due stays due.
                log.LogError(failed, "A delivery round failed");
                await bell.WaitAsync(LongestSleep, stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await deliveries.ReturnClaimsAsync(_node, CancellationToken.None);
    }

    private async Task<TimeSpan> SleepAsync(CancellationToken cancel)
    {
        var wait = await deliveries.NextDueAsync(cancel) - clock.GetUtcNow();
        return wait is { } until && until < LongestSleep ? until < TimeSpan.FromMilliseconds(20) ? TimeSpan.FromMilliseconds(20) : until : LongestSleep;
    }
}

/// <summary>Rings when something was scheduled, so that "now" means now.</summary>
internal sealed class DeliveryBell(TimeProvider clock) : IListen, IDisposable
{
    private static readonly string[] Tunes = ["post.scheduled", "post.released", "delivery.retried", "post.moved", "delivery.settledByPerson"];
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Dispose() => _rung.Dispose();

    public void Heard(Happening happening)
    {
        if (!Tunes.Contains(happening.What, StringComparer.Ordinal) || _rung.CurrentCount > 0) return;
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else rang at the same moment.
        }
    }

    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await _rung.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time is up or the house is closing; both are seen by the caller.
        }
    }
}
