using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Persistence.Postgres;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

/// <summary>What one node tells, the others hear; and what got lost is made up by a look.</summary>
public sealed class OtherNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_node_tells_every_other_hears_and_it_does_not_hear_itself()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancel);
        await using var one = await Node.StartAsync(connection);
        await using var two = await Node.StartAsync(connection);
        await using var three = await Node.StartAsync(connection);
        var told = new Told("post.moved", WorkspaceId.New(), Guid.CreateVersion7());

        one.Others.Tell([told, new("signin.done", null, null)]);
        two.Others.Tell([new("last", null, null)]);

        foreach (var node in new[] { two, three })
        {
            await node.HeardAsync(told.What);
            node.Ears.Heard.ShouldContain(told);
            node.Ears.Heard.ShouldContain(new Told("signin.done", null, null));
        }

        await one.HeardAsync("last");
        one.Ears.Heard.ShouldBe([new Told("last", null, null)]);
    }

    [Fact]
    public async Task After_a_lost_line_everybody_looks_again_and_hears_again()
    {
        await using var postgres = await PostgresServer.StartAsync(Cancel);
        var connection = await postgres.CreateDatabaseAsync(Cancel);
        await using var one = await Node.StartAsync(connection);
        await using var two = await Node.StartAsync(connection);

        await postgres.InterruptAsync(TimeSpan.FromSeconds(1), Cancel);
        one.Others.Tell([new("while nobody may be there", null, null)]);

        await two.MissedAsync(atLeast: 2);
        await one.MissedAsync(atLeast: 2);
        one.Others.Tell([new("post.moved", null, null)]);
        await two.HeardAsync("post.moved");
    }

    [Fact]
    public async Task A_burst_too_large_for_the_line_ends_in_a_look()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancel);
        await using var one = await Node.StartAsync(connection);
        await using var two = await Node.StartAsync(connection);

        one.Others.Tell([.. Enumerable.Range(0, 5000).Select(_ => new Told("post.moved", null, Guid.CreateVersion7()))]);

        await two.MissedAsync(atLeast: 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("ein Satz")]
    [InlineData("|||")]
    [InlineData("a|post.moved|b|c")]
    [InlineData("0199c0de000070008000000000000000|?")]
    [InlineData("0199c0de000070008000000000000000|post.moved|0199c0de000070008000000000000000|not an id")]
    [InlineData("0199c0de000070008000000000000000|post.moved|||new in version 7")]
    public async Task What_a_node_does_not_understand_lets_it_look_again(string payload)
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancel);
        await using var node = await Node.StartAsync(connection);
        await using var stranger = new NpgsqlConnection(connection);
        await stranger.OpenAsync(Cancel);
        await using var notify = new NpgsqlCommand("SELECT pg_notify('quartett', $1)", stranger) { Parameters = { new() { Value = payload } } };
        await notify.ExecuteNonQueryAsync(Cancel);

        await node.MissedAsync(atLeast: 2);
        node.Ears.Heard.ShouldBeEmpty();
    }

    private sealed class Node : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _listening;

        private Node(string connection)
        {
            Others = new(new("/nowhere", connection), [Ears], TimeProvider.System, NullLogger<OtherNodes>.Instance);
            _listening = Others.ListenAsync(_stop.Token);
        }

        public Ears Ears { get; } = new();

        public OtherNodes Others { get; }

        public static async Task<Node> StartAsync(string connection)
        {
            var node = new Node(connection);
            await node.MissedAsync(atLeast: 1);
            return node;
        }

        public Task HeardAsync(string what) => UntilAsync(() => Ears.Heard.Any(t => t.What == what));

        public Task MissedAsync(int atLeast) => UntilAsync(() => Ears.Missed >= atLeast);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _listening;
            await Others.DisposeAsync();
            _stop.Dispose();
        }

        private static async Task UntilAsync(Func<bool> good)
        {
            var since = TimeProvider.System.GetTimestamp();
            while (!good())
            {
                if (TimeProvider.System.GetElapsedTime(since) > Patience) Assert.Fail("It did not come.");
                await Task.Delay(20, Cancel);
            }
        }
    }

    private sealed class Ears : IListen
    {
        private int _missed;

        public ConcurrentQueue<Told> Heard { get; } = [];

        public int Missed => Volatile.Read(ref _missed);

        void IListen.Heard(Told told) => Heard.Enqueue(told);

        public void MissedSomething() => Interlocked.Increment(ref _missed);
    }
}
