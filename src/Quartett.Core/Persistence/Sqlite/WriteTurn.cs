namespace Quartett.Core.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer at a time. Who waits for it inside SQLite looks again after pauses that grow to a tenth of a
/// second, holding a thread; here the writers of this process queue up instead, first come, first served.
/// </summary>
internal sealed class WriteTurn(StorageChoice choice) : IDisposable
{
    // As long as SQLite itself would wait; then it is asked, because another process may be the one that writes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>To be disposed when the transaction has ended.</returns>
    public async ValueTask<IDisposable?> TakeAsync(CancellationToken cancel) =>
        choice.IsPostgres || !await _one.WaitAsync(Patience, cancel) ? null : new Turn(_one);

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0) one.Release();
        }
    }
}
