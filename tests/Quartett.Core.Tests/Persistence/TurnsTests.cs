using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Persistence.Postgres;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

/// <summary>What only one node should do at a time.</summary>
public sealed class TurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_nodes_one_takes_the_turn_and_the_next_comes_when_it_is_due()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Postgres);
        var nodes = Enumerable.Range(0, 6).Select(_ => Node(core)).ToList();
        var done = 0;

        var took = await Task.WhenAll(nodes.Select(n => n.TakeAsync("sweep", TimeSpan.FromHours(1), _ => Count(ref done), Cancel)));

        (took.Count(t => t), done).ShouldBe((1, 1));
        (await nodes[0].TakeAsync("sweep", TimeSpan.FromHours(1), _ => Count(ref done), Cancel)).ShouldBeFalse("it is not due yet");
        (await nodes[0].TakeAsync("another", TimeSpan.FromHours(1), _ => Count(ref done), Cancel)).ShouldBeTrue("each routine has turns of its own");
        (await nodes[1].TakeAsync("sweep", TimeSpan.Zero, _ => Count(ref done), Cancel)).ShouldBeTrue();
        done.ShouldBe(3);
    }

    [Fact]
    public async Task While_one_is_at_it_longer_than_the_interval_nobody_else_begins()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Postgres);
        var (one, two) = (Node(core, TimeSpan.FromMilliseconds(400)), Node(core, TimeSpan.FromMilliseconds(400)));
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());

        var longer = one.TakeAsync("sweep", TimeSpan.Zero, async _ => { begun.SetResult(); await end.Task; }, Cancel);
        await begun.Task;
        var since = TimeProvider.System.GetTimestamp();
        // Longer than the lease: it has to be renewed.
        while (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(1.5))
        {
            (await two.TakeAsync("sweep", TimeSpan.Zero, _ => Task.CompletedTask, Cancel)).ShouldBeFalse();
        }

        end.SetResult();
        (await longer).ShouldBeTrue();
        (await two.TakeAsync("sweep", TimeSpan.Zero, _ => Task.CompletedTask, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_node_that_fails_gives_the_turn_back()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Postgres);
        var (one, two) = (Node(core), Node(core));

        await Should.ThrowAsync<InvalidDataException>(() => one.TakeAsync("sweep", TimeSpan.Zero, _ => throw new InvalidDataException(), Cancel));

        (await two.TakeAsync("sweep", TimeSpan.Zero, _ => Task.CompletedTask, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_node_that_died_holds_nobody_up_for_longer_than_its_lease()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Postgres);
        var dead = Node(core, TimeSpan.FromMilliseconds(300), new DeafClock());
        var begun = new TaskCompletionSource();
        _ = dead.TakeAsync("sweep", TimeSpan.Zero, _ => { begun.SetResult(); return new TaskCompletionSource().Task; }, Cancel);
        await begun.Task;
        var two = Node(core);

        var since = TimeProvider.System.GetTimestamp();
        while (!await two.TakeAsync("sweep", TimeSpan.Zero, _ => Task.CompletedTask, Cancel))
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(20, Cancel);
        }
    }

    [Fact]
    public async Task Whoever_lost_the_turn_is_told_to_stop()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Postgres);
        var (one, two) = (Node(core, TimeSpan.FromMilliseconds(400)), Node(core));
        var begun = new TaskCompletionSource();
        var work = one.TakeAsync("sweep", TimeSpan.Zero, async stop => { begun.SetResult(); await Task.Delay(Timeout.Infinite, stop); }, Cancel);
        await begun.Task;

        await core.InScopeAsync(s => s.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync("""UPDATE "RoutineTurns" SET "Holder" = gen_random_uuid()""", Cancel));

        await Should.ThrowAsync<OperationCanceledException>(() => work.WaitAsync(TimeSpan.FromSeconds(60), Cancel));
    }

    [Fact]
    public async Task On_SQLite_every_turn_is_ones_own()
    {
        await using var core = await TestCore.StartAsync(DatabaseKind.Sqlite);
        var done = 0;
        var turns = core.Services.GetRequiredService<ITurns>();
        (await turns.TakeAsync("sweep", TimeSpan.FromHours(1), _ => Count(ref done), Cancel)).ShouldBeTrue();
        (await turns.TakeAsync("sweep", TimeSpan.FromHours(1), _ => Count(ref done), Cancel)).ShouldBeTrue();
        done.ShouldBe(2);
    }

    private static Task Count(ref int done)
    {
        Interlocked.Increment(ref done);
        return Task.CompletedTask;
    }

    private static Turns Node(TestCore core, TimeSpan? lease = null, TimeProvider? clock = null) =>
        new(core.Services.GetRequiredService<IServiceScopeFactory>(), clock ?? TimeProvider.System, NullLogger<Turns>.Instance, lease);

    /// <summary>Never wakes anybody: nothing is renewed.</summary>
    private sealed class DeafClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
