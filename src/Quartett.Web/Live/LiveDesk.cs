using System.Collections.Concurrent;
using Quartett.Core.Kernel;

namespace Quartett.Web.Live;

/// <summary>Hands what happened on any node to the open event streams of this one, by workspace.</summary>
internal sealed class LiveDesk(TimeProvider clock) : IListen
{
    private readonly ConcurrentDictionary<WorkspaceId, ConcurrentDictionary<Seat, byte>> _rooms = new();

    /// <summary>A place for one stream; given back when disposed.</summary>
    public Seat Sit(WorkspaceId workspace)
    {
        var room = _rooms.GetOrAdd(workspace, _ => new());
        var seat = new Seat(room, clock);
        room[seat] = 0;
        return seat;
    }

    public void Heard(Told told)
    {
        if (told.Workspace is not { } workspace || !_rooms.TryGetValue(workspace, out var room)) return;
        foreach (var seat in room.Keys) seat.Hear(told);
    }

    public void MissedSomething()
    {
        foreach (var room in _rooms.Values)
        {
            foreach (var seat in room.Keys) seat.Miss();
        }
    }
}

/// <summary>Where one stream waits. What comes while it is busy is kept, each once, and never much of it.</summary>
internal sealed class Seat(ConcurrentDictionary<Seat, byte> room, TimeProvider clock) : IDisposable
{
    private const int MostKept = 100;
    private readonly Lock _door = new();
    private readonly SemaphoreSlim _rung = new(0, 1);
    private List<Told> _kept = [];
    private bool _missed;
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

    /// <returns>What came, perhaps nothing when the time is up; and whether something may be missing from it.</returns>
    public async Task<(IReadOnlyList<Told> Told, bool Missed)> NextAsync(TimeSpan atMost, CancellationToken cancel)
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
            var next = (_kept, _missed);
            (_kept, _missed) = ([], false);
            return next;
        }
    }

    public void Dispose()
    {
        lock (_door) _left = true;
        room.TryRemove(this, out _);
        _rung.Dispose();
    }

    private void Ring()
    {
        if (_rung.CurrentCount == 0) _rung.Release();
    }
}
