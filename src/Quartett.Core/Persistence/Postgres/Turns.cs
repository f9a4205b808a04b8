using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Postgres;

/// <summary>
/// A row per routine, judged by the database's clock. The holder renews it while it works; if it dies, the row is free
/// when the lease is over.
/// </summary>
internal sealed class Turns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Turns> log, TimeSpan? lease = null) : ITurns
{
    private readonly TimeSpan _lease = lease ?? TimeSpan.FromSeconds(60);

    public async Task<bool> TakeAsync(string routine, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        var holder = Guid.CreateVersion7();
        var taken = await RunAsync(
            $"""
            INSERT INTO "RoutineTurns" ("Routine", "TakenAt", "BusyUntil", "Holder") VALUES ({routine}, clock_timestamp(), clock_timestamp() + {_lease}, {holder})
            ON CONFLICT ("Routine") DO UPDATE SET "TakenAt" = clock_timestamp(), "BusyUntil" = clock_timestamp() + {_lease}, "Holder" = {holder}
            WHERE "RoutineTurns"."TakenAt" <= clock_timestamp() - {every} AND ("RoutineTurns"."BusyUntil" IS NULL OR "RoutineTurns"."BusyUntil" < clock_timestamp())
            """,
            cancel);
        if (taken == 0) return false;

        using var ours = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(routine, holder, ours, done.Token);
        try
        {
            await work(ours.Token);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
            await FreeAsync(routine, holder);
        }

        return true;
    }

    private async Task RenewAsync(string routine, Guid holder, CancellationTokenSource ours, CancellationToken done)
    {
        var proven = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Delay(_lease / 4, clock, done);
                var asked = clock.GetTimestamp();
                if (await RunAsync($"""UPDATE "RoutineTurns" SET "BusyUntil" = clock_timestamp() + {_lease} WHERE "Routine" = {routine} AND "Holder" = {holder}""", done) == 0) break;
                proven = asked;
            }
            catch (Exception) when (done.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away)
            {
                log.LogWarning("The turn for {Routine} could not be renewed: {Reason}", routine, away.GetBaseException().Message);
                if (clock.GetElapsedTime(proven) + (_lease / 4) >= _lease) break;
            }
        }

        await ours.CancelAsync();
    }

    private async Task FreeAsync(string routine, Guid holder)
    {
        try
        {
            await RunAsync($"""UPDATE "RoutineTurns" SET "BusyUntil" = NULL WHERE "Routine" = {routine} AND "Holder" = {holder}""", CancellationToken.None);
        }
        catch (Exception away)
        {
            log.LogWarning("The turn for {Routine} could not be given back and ends by itself: {Reason}", routine, away.GetBaseException().Message);
        }
    }

    private async Task<int> RunAsync(FormattableString statement, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.ExecuteSqlAsync(statement, cancel);
    }
}
