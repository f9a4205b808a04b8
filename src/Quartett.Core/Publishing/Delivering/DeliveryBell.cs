using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>Rings when something was scheduled, on whichever node, or has ended, so that "now" means now.</summary>
internal sealed class DeliveryBell(TimeProvider clock) : IListen, IDisposable
{
    private static readonly string[] Tunes = ["post.scheduled", "post.released", "delivery.retried", "post.moved", "delivery.settledByPerson"];
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Dispose() => _rung.Dispose();

    public void Heard(Told told)
    {
        if (Tunes.Contains(told.What, StringComparer.Ordinal)) Ring();
    }

    public void MissedSomething() => Ring();

    public void Ring()
    {
        if (_rung.CurrentCount > 0) return;
        try
        {
            _rung.Release();
        }
        catch (Exception late) when (late is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else rang at the same moment, or nobody listens any more.
        }
    }

    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        // The clock rings as well: a wait that ends by being cancelled costs an exception each time.
        await using var alarm = clock.CreateTimer(_ => Ring(), null, atMost, Timeout.InfiniteTimeSpan);
        try
        {
            await _rung.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // The house is closing, which the caller sees.
        }
    }
}
