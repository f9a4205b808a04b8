using Microsoft.EntityFrameworkCore;

namespace Quartett.Core.Persistence;

/// <summary>
/// The clock by which due times, leases and rests are judged. Several nodes share a database and nothing else, so it
/// is the database's; a node whose own clock is wrong sends neither early nor twice.
/// </summary>
internal interface IDatabaseClock
{
    /// <summary>The moment by the database's clock (UTC).</summary>
    ValueTask<DateTimeOffset> NowAsync(AppDbContext database, CancellationToken cancel);

    /// <summary>The same without a question, counted on from the last answer by a clock that cannot be set.</summary>
    DateTimeOffset Now { get; }
}

/// <summary>PostgreSQL is asked; SQLite lives on this machine and has its clock. A past that is told at once has a clock of its own.</summary>
internal sealed class DatabaseClock(TimeProvider clock, StorageChoice choice) : IDatabaseClock
{
    private (DateTimeOffset At, long Ticks)? _anchor;

    public DateTimeOffset Now => _anchor is { } anchor ? anchor.At + clock.GetElapsedTime(anchor.Ticks) : clock.GetUtcNow();

    public async ValueTask<DateTimeOffset> NowAsync(AppDbContext database, CancellationToken cancel)
    {
        if (choice.HasItsOwnTime || !database.Database.IsNpgsql()) return clock.GetUtcNow();
        await database.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = database.Database.GetDbConnection();
            await using var question = connection.CreateCommand();
            question.CommandText = "SELECT clock_timestamp()";
            var at = new DateTimeOffset((DateTime)(await question.ExecuteScalarAsync(cancel))!, TimeSpan.Zero);
            _anchor = (at, clock.GetTimestamp());
            return at;
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }
}
