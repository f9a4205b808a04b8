using Microsoft.Extensions.Logging;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// This node's dispatcher: sleeps until something is due, at most a second, woken by whoever schedules and by every
/// delivery that ends.
/// </summary>
internal sealed class Deliveries(Flow flow, NodeSign sign, DeliveryBell bell, IPulse pulse, DeliveryPace pace, IDatabaseClock due, TimeProvider clock, ILogger<Deliveries> log) : IDeliveries
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(2);

    public async Task RunAsync(string node, CancellationToken stop)
    {
        using var alive = sign.PutUp(node);
        flow.OneEnded = bell.Ring;
        await using var closing = stop.Register(flow.Close);
        var upkeep = UpkeepAsync(node, stop);
        await TakeTurnsAsync(node, stop);
        await upkeep;
        await flow.FinishAsync(node);
    }

    public Task<int> SendDueAsync(string node, CancellationToken stop) => flow.SendDueAsync(node, stop);

    public Task<int> SettleUncertainAsync(string node, CancellationToken stop) => flow.SettleUncertainAsync(node, stop);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel) => flow.NextDueAsync(cancel);

    public Task ReturnClaimsAsync(string node, CancellationToken cancel) => flow.ReturnClaimsAsync(node, cancel);

    private async Task TakeTurnsAsync(string node, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var started = await flow.StartDueAsync(node, stop);
                pulse.Beat(IDeliveries.Pulse);
                if (started == 0) await bell.WaitAsync(await SleepAsync(stop), stop);
            }
            catch (Exception full) when (!stop.IsCancellationRequested && FullDisk.IsBehind(full))
            {
                // A line each second is enough to say it; what the error looked like from inside would fill the disk further.
                log.LogWarning("Nothing can be sent, because the disk takes nothing more: {Reason}", full.GetBaseException().Message);
                await bell.WaitAsync(LongestSleep, stop);
            }
            catch (Exception lost) when (!stop.IsCancellationRequested && DatabaseErrors.IsLostRace(lost))
            {
                // Somebody changed the tables in the same moment, a newer version for instance: the next round does it.
                log.LogInformation("A delivery round begins anew: {Reason}", lost.GetBaseException().Message);
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                // The database may be away for a moment; what is due stays due.
                log.LogError(failed, "A delivery round failed");
                await bell.WaitAsync(LongestSleep, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Beside the rounds, because asking a network can take long and a lease must not run out meanwhile.</summary>
    private async Task UpkeepAsync(string node, CancellationToken stop)
    {
        var asking = Task.CompletedTask;
        using var timer = new PeriodicTimer(pace.Upkeep, clock);
        try
        {
            do
            {
                await TriedAsync(() => flow.KeepUpAsync(node, stop), stop);
                if (asking.IsCompleted) asking = TriedAsync(() => flow.SettleUncertainAsync(node, stop), stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            await asking;
        }
    }

    private async Task TriedAsync(Func<Task> upkeep, CancellationToken stop)
    {
        try
        {
            await upkeep();
        }
        catch (Exception failed)
        {
            if (!stop.IsCancellationRequested) log.LogError(failed, "The upkeep of the deliveries failed");
        }
    }

    private async Task<TimeSpan> SleepAsync(CancellationToken cancel)
    {
        var next = await flow.NextDueAsync(cancel);
        var wait = next - due.Now;
        return wait is { } until && until < LongestSleep ? until < ShortestSleep ? ShortestSleep : until : LongestSleep;
    }
}
