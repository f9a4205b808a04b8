using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Sqlite;

/// <summary>A SQLite file belongs to one server.</summary>
internal sealed class NoOtherNodes : IOtherNodes
{
    public void Tell(IReadOnlyList<Told> told)
    {
        // Nobody is there to be told.
    }

    public Task ListenAsync(CancellationToken stop) => Task.CompletedTask;
}
