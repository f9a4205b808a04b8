using Quartett.Core.Kernel;
using Quartett.Core.Persistence.Auditing;
using Quartett.Core.Persistence.Sqlite;

namespace Quartett.Core.Persistence;

internal sealed class UnitOfWork(AppDbContext database, WorkspaceWalls walls, WriteTurn turn, TimeProvider clock, IEnumerable<IListen> listeners, IOtherNodes others) : IUnitOfWork
{
    private const int Tries = 4;
    private readonly List<Told> _toTell = [];

    public IDisposable Enter(WorkspaceId? workspace) => walls.Enter(workspace, all: false);

    public IDisposable EnterAll() => walls.Enter(null, all: true);

    public async Task<T> InTransactionAsync<T>(Func<Task<(T Result, bool Commit)>> work, CancellationToken cancel)
    {
        // A use case called from within another joins its transaction.
        if (database.Database.CurrentTransaction is not null) return (await work()).Result;
        for (var attempt = 1; ; attempt++)
        {
            _toTell.Clear();
            try
            {
                using var ours = await turn.TakeAsync(cancel);
                await using var transaction = await database.Database.BeginTransactionAsync(cancel);
                var (result, commit) = await work();
                if (!commit)
                {
                    await transaction.RollbackAsync(cancel);
                    database.ChangeTracker.Clear();
                    return result;
                }

                await database.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                Announce();
                return result;
            }
            catch (Exception lost) when (attempt < Tries && DatabaseErrors.IsLostRace(lost))
            {
                database.ChangeTracker.Clear();
            }
            catch (Exception full) when (FullDisk.IsBehind(full))
            {
                // Whoever goes on with this context must not save by the way what was refused.
                database.ChangeTracker.Clear();
                throw;
            }
        }
    }

    public bool IsOutOfRoom(Exception failure) => database.Database.CurrentTransaction is null && FullDisk.IsBehind(failure);

    public async Task RecordAsync(IReadOnlyList<Happening> happenings, Actor actor, CancellationToken cancel)
    {
        await AuditTrail.AppendAsync(database, happenings, actor, clock.GetUtcNow(), cancel);
        _toTell.AddRange(happenings.Select(h => new Told(h.What, h.Workspace, h.Subject)));
    }

    private void Announce()
    {
        if (_toTell.Count == 0) return;
        foreach (var told in _toTell)
        {
            foreach (var listener in listeners) listener.Heard(told);
        }

        others.Tell([.. _toTell]);
    }
}
