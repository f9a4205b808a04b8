using Quartett.Core.Kernel;

namespace Quartett.Web.Live;

/// <summary>Where one stream waits. What comes while it is busy is kept, each once, and never much of it.</summary>
internal sealed class Seat(TimeProvider clock, Action<Seat> leave) : IDisposable
{
    private const int MostKept = 100;
    private readonly Lock _door = new();
    private readonly SemaphoreSlim _rung = new(0, 1);
    private List<Told> _kept = [];
    private bool _missed;
    private bool _givenUp;
    private bool _left;

    public void Hear(Told told)
    {
        lock (_door)
        {
            if (_left) return;
            if (_kept.Count == MostKept) _missed = true;
            else if (!_kept.Contains(told)) _kept.Add(told);
            Ring();
        }
    }

    public void Miss()
    {
        lock (_door)
        {
            if (_left) return;
            _missed = true;
            Ring();
        }
    }

    /// <summary>The same person has opened so many others since that this one has to end.</summary>
    public void GiveUp()
    {
        lock (_door)
        {
            if (_left) return;
            _givenUp = true;
            Ring();
        }
    }

    /// <returns>What came, perhaps nothing when the time is up.</returns>
    public async Task<Waited> NextAsync(TimeSpan atMost, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await _rung.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Time is up; it looks whether it may stay.
        }

        lock (_door)
        {
            var next = new Waited(_kept, _missed, _givenUp);
            (_kept, _missed) = ([], false);
            return next;
        }
    }

    public void Dispose()
    {
        lock (_door) _left = true;
        leave(this);
        _rung.Dispose();
    }

    private void Ring()
    {
        if (_rung.CurrentCount == 0) _rung.Release();
    }
}

/// <param name="Missed">Something may be missing from what was told.</param>
/// <param name="GivenUp">The stream has to end, because its person has opened too many others.</param>
internal sealed record Waited(IReadOnlyList<Told> Told, bool Missed, bool GivenUp);
