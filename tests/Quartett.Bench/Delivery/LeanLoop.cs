using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Quartett.Bench.Delivery;

/// <summary>
/// The least a program can do that delivers from these tables: take the earliest of each free channel, commit that their
/// calls begin, call, commit how they ended. Plain ADO.NET, one connection, beginnings and ends committed together;
/// no mapping, no gate, no rights, no audit trail.
/// </summary>
internal sealed class LeanLoop : IAsyncDisposable
{
    private const int Window = 256;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 32 });
    private readonly Channel<Taken> _ended = Channel.CreateUnbounded<Taken>();
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly DbConnection _connection;
    private readonly Uri _network;
    private SqliteTransaction? _transaction;

    // PostgreSQL gets all statements of a commit in one round trip; SQLite has none to save.
    private NpgsqlBatch? _batch;

    private LeanLoop(DbConnection connection, Uri network) => (_connection, _network) = (connection, network);

    private bool IsPostgres => _connection is NpgsqlConnection;

    public static async Task<Figures> RunAsync(Workload work, int count, TimeSpan span)
    {
        await using var loop = new LeanLoop(await Product.OpenAsync(work.House.Place), work.Network.Address);
        if (!loop.IsPostgres) await loop.DoAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;");
        await loop.DeliverAsync((await work.WarmUpAsync()).Count);
        await work.Network.ForgetAsync(DeliveryBench.Pace);
        var batch = await work.PlanAsync(count, span);
        await batch.BeginsAsync();
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        await loop.DeliverAsync(count);
        var end = TimeProvider.System.GetUtcNow();
        self.Refresh();
        var cpu = (self.TotalProcessorTime - before).TotalMilliseconds;
        return new(count, count / (end - batch.Start).TotalSeconds, await work.LatenessAsync(batch), cpu / count, OtherProcess.ResidentMegabytes(Environment.ProcessId));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task DeliverAsync(int count)
    {
        var done = 0;
        while (done < count)
        {
            var ended = new List<Taken>();
            while (_ended.Reader.TryRead(out var one)) ended.Add(one);
            foreach (var one in ended) _busy.Remove(one.Channel);
            var begun = await DueAsync(DeliveryBench.InFlight - _busy.Count);
            if (ended.Count + begun.Count > 0)
            {
                await CommitAsync(begun, ended);
                done += ended.Count;
                foreach (var one in begun)
                {
                    _busy.Add(one.Channel);
                    _ = Task.Run(() => CallAsync(one));
                }
            }
            else if (_busy.Count > 0)
            {
                await _ended.Reader.WaitToReadAsync();
            }
            else
            {
                await Task.Delay(1);
            }
        }
    }

    private async Task CallAsync(Taken one)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_network, $"/handle/{one.Account}/posts")) { Content = JsonContent.Create(new { text = one.Text }) };
        request.Headers.Authorization = new("Bearer", "streng-geheim");
        request.Headers.Add("Idempotency-Key", one.Handle);
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await _ended.Writer.WriteAsync(one with { Receipt = await answer.Content.ReadAsStringAsync() });
    }

    private async Task<List<Taken>> DueAsync(int atMost)
    {
        if (atMost <= 0) return [];
        await using var command = _connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT d."Id", d."ChannelId", c."Name", p."Content", d."WorkspaceId"
            FROM "Deliveries" d JOIN "Channels" c ON c."Id" = d."ChannelId" JOIN "Posts" p ON p."Id" = d."PostId"
            WHERE d."State" = 'Waiting' AND d."DueAt" <= @now ORDER BY d."DueAt" LIMIT {Window}
            """;
        Add(command, "now", Moment(TimeProvider.System.GetUtcNow()));
        await using var reader = await command.ExecuteReaderAsync();
        var taken = new List<Taken>();
        var channels = new HashSet<string>(_busy, StringComparer.Ordinal);
        while (taken.Count < atMost && await reader.ReadAsync())
        {
            var channelId = reader.GetValue(1);
            var channel = channelId.ToString()!;
            if (!channels.Add(channel)) continue;
            using var content = JsonDocument.Parse(reader.GetString(3));
            taken.Add(new(reader.GetValue(0), channelId, channel, reader.GetString(2), content.RootElement.GetProperty("text").GetString()!, reader.GetValue(4), Guid.CreateVersion7().ToString("n"), ""));
        }

        return taken;
    }

    private async Task CommitAsync(List<Taken> begun, List<Taken> ended)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await _connection.BeginTransactionAsync();
        _transaction = transaction as SqliteTransaction;
        foreach (var one in begun)
        {
            await DoAsync(
                """UPDATE "Deliveries" SET "State" = 'Sending', "Fence" = "Fence" + 1, "Tries" = "Tries" + 1, "Handle" = @handle, "LeaseUntil" = @lease, "ClaimedBy" = 'lean' WHERE "Id" = @id AND "State" = 'Waiting'""",
                ("handle", one.Handle), ("lease", Moment(now.AddMinutes(10))), ("id", one.Id));
            await DoAsync(
                """INSERT INTO "Attempts" ("Id", "WorkspaceId", "DeliveryId", "ChannelId", "Number", "Step", "At", "Handle", "Outcome") VALUES (@attempt, @workspace, @id, @channel, 1, 0, @now, @handle, 'begun')""",
                ("attempt", IsPostgres ? Guid.CreateVersion7() : Guid.CreateVersion7().ToString().ToUpperInvariant()), ("workspace", one.Workspace), ("id", one.Id), ("channel", one.ChannelId), ("now", Moment(now)), ("handle", one.Handle));
        }

        foreach (var one in ended)
        {
            await DoAsync(
                """UPDATE "Deliveries" SET "State" = 'Delivered', "DeliveredAt" = @now, "Receipt" = @receipt, "LeaseUntil" = NULL WHERE "Id" = @id AND "State" = 'Sending'""",
                ("now", Moment(now)), ("receipt", one.Receipt), ("id", one.Id));
            await DoAsync("""UPDATE "Attempts" SET "EndedAt" = @now, "Outcome" = 'delivered' WHERE "DeliveryId" = @id""", ("now", Moment(now)), ("id", one.Id));
        }

        await FlushAsync();
        await transaction.CommitAsync();
        _transaction = null;
    }

    private async Task DoAsync(string text, params (string Name, object Value)[] values)
    {
        if (_connection is NpgsqlConnection postgres)
        {
            _batch ??= new NpgsqlBatch(postgres);
            var statement = new NpgsqlBatchCommand(text);
            foreach (var (name, value) in values) statement.Parameters.AddWithValue(name, value);
            _batch.BatchCommands.Add(statement);
            return;
        }

        if (!_prepared.TryGetValue(text, out var command))
        {
            command = (SqliteCommand)_connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, _) in values) command.Parameters.Add(new SqliteParameter($"@{name}", null));
            _prepared[text] = command;
        }

        foreach (var (name, value) in values) command.Parameters[$"@{name}"].Value = value;
        command.Transaction = _transaction;
        await command.ExecuteNonQueryAsync();
    }

    private async Task FlushAsync()
    {
        if (_batch is null) return;
        await _batch.ExecuteNonQueryAsync();
        await _batch.DisposeAsync();
        _batch = null;
    }

    private object Moment(DateTimeOffset at) => IsPostgres ? at.UtcDateTime : at.UtcTicks;

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private sealed record Taken(object Id, object ChannelId, string Channel, string Account, string Text, object Workspace, string Handle, string Receipt);
}
