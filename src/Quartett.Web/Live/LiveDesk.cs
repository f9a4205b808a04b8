using System.Collections.Concurrent;
using Quartett.Core.Kernel;

namespace Quartett.Web.Live;

/// <summary>Hands what happened on any node to the open event streams of this one, by workspace.</summary>
internal sealed class LiveDesk(TimeProvider clock) : IListen
{
    /// <summary>Streams one person may have open on this node; a browser needs one for each workspace it shows.</summary>
    public const int MostOfOne = 8;

    private readonly ConcurrentDictionary<WorkspaceId, ConcurrentDictionary<Seat, byte>> _rooms = new();
    private readonly Dictionary<LoginId, List<Seat>> _people = [];
    private readonly Lock _door = new();

    /// <summary>A place for one stream; given back when disposed. Whoever has too many gives up the one they have had longest.</summary>
    public Seat Sit(WorkspaceId workspace, LoginId person)
    {
        var room = _rooms.GetOrAdd(workspace, _ => new());
        var seat = new Seat(clock, left =>
        {
            room.TryRemove(left, out _);
            Leave(person, left);
        });
        room[seat] = 0;
        lock (_door)
        {
            if (!_people.TryGetValue(person, out var theirs)) _people[person] = theirs = [];
            theirs.Add(seat);
            if (theirs.Count > MostOfOne)
            {
                theirs[0].GiveUp();
                theirs.RemoveAt(0);
            }
        }

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

    private void Leave(LoginId person, Seat seat)
    {
        lock (_door)
        {
            if (_people.TryGetValue(person, out var theirs) && theirs.Remove(seat) && theirs.Count == 0) _people.Remove(person);
        }
    }
}
