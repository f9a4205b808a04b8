using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Postgres;

/// <summary>
/// Nodes tell each other by NOTIFY, after their commits and in batches: inside the transactions it would let all commits
/// of the database wait for one another. What gets lost costs a look at the tables, never a fact.
/// </summary>
internal sealed class OtherNodes(StorageChoice choice, IEnumerable<IListen> listeners, TimeProvider clock, ILogger<OtherNodes> log) : IOtherNodes, IAsyncDisposable
{
    private const string Line = "quartett";
    private const int MostWaiting = 2000;
    private const int MostAtOnce = 200;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Guid _self = Guid.CreateVersion7();
    private readonly Channel<Told> _waiting = Channel.CreateBounded<Told>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _door = new();
    private Task? _telling;
    private bool _owesALook;

    public void Tell(IReadOnlyList<Told> told)
    {
        foreach (var one in told)
        {
            if (!_waiting.Writer.TryWrite(one)) Volatile.Write(ref _owesALook, true);
        }

        lock (_door) _telling ??= Task.Run(TellAsync);
    }

    public async Task ListenAsync(CancellationToken stop)
    {
        var pause = new Pause();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await OpenAsync("listens", stop);
                connection.Notification += (_, said) => Heard(said.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {Line}", connection)) await listen.ExecuteNonQueryAsync(stop);
                pause.Over();
                // Nobody kept what was said before this moment.
                SayMissed();
                while (true) await connection.WaitAsync(stop);
            }
            catch (Exception lost) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("The line to the other nodes is interrupted: {Reason}", lost.GetBaseException().Message);
                await pause.WaitAsync(clock, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>What was told last still goes out; whoever waits for it longer than a moment looks for himself.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _closing.CancelAfter(LastWords);
        if (_telling is { } telling) await telling;
        _closing.Dispose();
    }

    private async Task TellAsync()
    {
        var pause = new Pause();
        NpgsqlConnection? connection = null;
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(_closing.Token))
            {
                if (Next() is not { Length: > 0 } payloads) continue;
                try
                {
                    connection ??= await OpenAsync("tells", _closing.Token);
                    await using var notify = new NpgsqlCommand($"SELECT pg_notify('{Line}', said) FROM unnest($1) AS said", connection);
                    notify.Parameters.Add(new() { Value = payloads });
                    await notify.ExecuteNonQueryAsync(_closing.Token);
                    pause.Over();
                }
                catch (Exception lost) when (!_closing.IsCancellationRequested)
                {
                    log.LogWarning("The other nodes could not be told: {Reason}", lost.GetBaseException().Message);
                    Volatile.Write(ref _owesALook, true);
                    if (connection is not null) await connection.DisposeAsync();
                    connection = null;
                    await pause.WaitAsync(clock, _closing.Token);
                    // Something has to be in the queue, or the look would be owed until the next happening.
                    _waiting.Writer.TryWrite(Note.Nothing);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The house has closed; who listens looks at intervals anyway.
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private string[] Next()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        if (Interlocked.Exchange(ref _owesALook, false)) said.Add(Note.WriteLook(_self));
        while (said.Count < MostAtOnce && _waiting.Reader.TryRead(out var told))
        {
            if (told != Note.Nothing) said.Add(Note.Write(_self, told));
        }

        return [.. said];
    }

    private void Heard(string payload)
    {
        var note = Note.Read(payload);
        if (note.From == _self) return;
        if (note.Told is not { } told) SayMissed();
        else foreach (var listener in listeners) listener.Heard(told);
    }

    private void SayMissed()
    {
        foreach (var listener in listeners) listener.MissedSomething();
    }

    // Connections of their own: neither may wait behind the pages for one of the pool.
    private async Task<NpgsqlConnection> OpenAsync(string purpose, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(choice.PostgresConnection)
        {
            Pooling = false,
            KeepAlive = 10,
            ApplicationName = $"Quartett {purpose}",
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Longer each time, up to ten seconds, and not the same on all nodes.</summary>
    private sealed class Pause
    {
        private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
        private int _tries;

        public void Over() => _tries = 0;

        public Task WaitAsync(TimeProvider clock, CancellationToken cancel)
        {
            var span = TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(_tries++, 10), Longest.Ticks));
            return Task.Delay(span * (0.5 + (Random.Shared.NextDouble() / 2)), clock, cancel);
        }
    }
}
