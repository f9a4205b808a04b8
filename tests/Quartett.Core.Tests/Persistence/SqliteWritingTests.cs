using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

/// <summary>One writer at a time, every commit on the disk.</summary>
public sealed class SqliteWritingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_the_pool_hands_out_again_still_commits_to_the_disk_and_minds_foreign_keys()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Sqlite);
        for (var round = 0; round < 3; round++)
        {
            using var scope = core.Services.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();

            // 2 is FULL: the log is synced at every commit
            (await AskAsync(database, "PRAGMA synchronous")).ShouldBe(2L);
            (await AskAsync(database, "PRAGMA foreign_keys")).ShouldBe(1L);
            (await AskAsync(database, "PRAGMA busy_timeout")).ShouldBe(30_000L);
            (await AskAsync(database, "PRAGMA journal_mode")).ShouldBe("wal");
        }
    }

    [Fact]
    public async Task Writers_of_one_process_come_in_the_order_in_which_they_asked()
    {
        using var turns = new WriteTurn(new StorageChoice("/nowhere", null));
        var first = await turns.TakeAsync(Cancel);
        var (second, third) = (turns.TakeAsync(Cancel).AsTask(), turns.TakeAsync(Cancel).AsTask());
        second.IsCompleted.ShouldBeFalse();

        first!.Dispose();
        first.Dispose();

        (await second).ShouldNotBeNull();
        third.IsCompleted.ShouldBeFalse("a turn ends once, however often it is disposed");
        (await second)!.Dispose();
        (await third).ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_leaves_the_queue()
    {
        using var turns = new WriteTurn(new StorageChoice("/nowhere", null));
        using var tired = new CancellationTokenSource();
        var first = await turns.TakeAsync(Cancel);
        var second = turns.TakeAsync(tired.Token).AsTask();
        var third = turns.TakeAsync(Cancel).AsTask();

        await tired.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        first!.Dispose();

        (await third).ShouldNotBeNull();
    }

    [Fact]
    public async Task PostgreSQL_writers_do_not_queue_here()
    {
        using var turns = new WriteTurn(new StorageChoice("/nowhere", "Host=somewhere"));

        (await turns.TakeAsync(Cancel)).ShouldBeNull();
        (await turns.TakeAsync(Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_use_case_that_fails_gives_its_turn_back()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Sqlite);
        using (var scope = core.Services.CreateScope())
        {
            var work = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
            await Should.ThrowAsync<InvalidTimeZoneException>(work.InTransactionAsync<int>(() => throw new InvalidTimeZoneException(), Cancel));
        }

        using var next = core.Services.CreateScope();
        (await next.ServiceProvider.GetRequiredService<IUnitOfWork>().InTransactionAsync(() => Task.FromResult((7, true)), Cancel)).ShouldBe(7);
    }

    private static async Task<object?> AskAsync(AppDbContext database, string question)
    {
        await database.Database.OpenConnectionAsync(Cancel);
        try
        {
            await using var command = database.Database.GetDbConnection().CreateCommand();
            command.CommandText = question;
            return await command.ExecuteScalarAsync(Cancel);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }
}
