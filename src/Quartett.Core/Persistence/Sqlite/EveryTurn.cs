using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Sqlite;

/// <summary>A SQLite file belongs to one server, so every turn is its own.</summary>
internal sealed class EveryTurn : ITurns
{
    public async Task<bool> TakeAsync(string routine, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        await work(cancel);
        return true;
    }
}
