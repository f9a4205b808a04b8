using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// Commits the steps of parallel deliveries together: what comes while a commit runs goes into the next one. Each
/// step is durable when its task ends, and a step that cannot be written takes no other with it.
/// </summary>
internal sealed class GroupCommit(IServiceScopeFactory scopes, TimeProvider clock, ILogger<GroupCommit> log)
{
    private const int MostAtOnce = 64;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // About a quarter of an hour: an outcome that was seen and not written is an outcome nobody knows.
    private const int MostTries = 200;

    private readonly Lock _door = new();
    private readonly Queue<Entry> _waiting = new();
    private bool _running;

    /// <returns>False when the claim is no longer ours.</returns>
    /// <exception cref="DbException">A step before the call could not be written; nothing has left.</exception>
    public Task<bool> WriteAsync(Change change)
    {
        var entry = new Entry(change);
        Enqueue(entry);
        return entry.Done.Task;
    }

    private void Enqueue(Entry entry)
    {
        lock (_door)
        {
            _waiting.Enqueue(entry);
            if (_running) return;
            _running = true;
        }

        _ = Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                await CommitAsync(group);
            }
            catch (Exception) when (group.Count > 1)
            {
                foreach (var entry in group) await AloneAsync(entry);
            }
            catch (Exception failed)
            {
                Fail(group[0], failed);
            }
        }
    }

    private List<Entry> Next()
    {
        lock (_door)
        {
            var group = new List<Entry>();
            while (group.Count < MostAtOnce && _waiting.TryDequeue(out var entry)) group.Add(entry);
            if (group.Count == 0) _running = false;
            return group;
        }
    }

    private async Task CommitAsync(List<Entry> group)
    {
        await using var scope = scopes.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<Recording>().ApplyAsync(group.ConvertAll(e => e.Change), CancellationToken.None);
        for (var at = 0; at < group.Count; at++) group[at].Done.TrySetResult(made[at]);
    }

    private async Task AloneAsync(Entry entry)
    {
        try
        {
            await CommitAsync([entry]);
        }
        catch (Exception failed)
        {
            Fail(entry, failed);
        }
    }

    private void Fail(Entry entry, Exception failed)
    {
        // Before the call there is nothing to save; after it the outcome is kept until the database is back. A disk may
        // stay full for a night, and it is nobody's mistake in what is to be written.
        var isFull = FullDisk.IsBehind(failed);
        if (entry.Change is Change.Begin or Change.Abandon || (++entry.Tries > MostTries && !isFull) || !(isFull || IsAway(failed)))
        {
            entry.Done.TrySetException(failed);
            return;
        }

        log.LogWarning("What became of delivery {Delivery} cannot be written yet: {Reason}", entry.Change.Claim.Id, failed.GetBaseException().Message);
        var pause = TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << Math.Min(entry.Tries - 1, 10), LongestPause.Ticks));
        _ = Task.Delay(pause, clock).ContinueWith(_ => Enqueue(entry), TaskScheduler.Default);
    }

    private static bool IsAway(Exception failed) => failed is DbException or DbUpdateException or TimeoutException or IOException or InvalidOperationException { InnerException: DbException };

    private sealed class Entry(Change change)
    {
        public Change Change { get; } = change;

        public int Tries { get; set; }

        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
