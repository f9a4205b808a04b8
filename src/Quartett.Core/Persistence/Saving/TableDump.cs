using System.Data;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Quartett.Core.Persistence.Saving;

/// <summary>
/// Reads all tables as of one moment, while others go on writing: a read transaction of SQLite's write-ahead log, or a
/// repeatable read on PostgreSQL. Each table becomes lines of JSON that either database can take in again.
/// </summary>
internal sealed class TableDump(AppDbContext database)
{
    private static readonly JsonWriterOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="saved">Told of each table as soon as its file is whole; the file may be taken away then.</param>
    public async Task<string> RunAsync(string scratch, Action<string, string, long> saved, CancellationToken cancel)
    {
        await database.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var snapshot = await SnapshotAsync(cancel);
            var migration = (await AppliedAsync(snapshot, cancel)) ?? throw new UnreadableBackupException("backup.nothing");
            foreach (var table in Tables()) await SaveAsync(snapshot, table, Select(table), scratch, saved, cancel);
            await SaveAsync(snapshot, SearchTable.Saved, SearchTable.Select(database), scratch, saved, cancel);
            await snapshot.RollbackAsync(cancel);
            return migration;
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    public static string NameOf(string migrationId) => migrationId[(migrationId.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private IEnumerable<SavedTable> Tables() => database.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => new SavedTable(t.Name, [.. t.Columns.Select(SavedColumn.Of)]));

    private async Task<DbTransaction> SnapshotAsync(CancellationToken cancel) => database.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true),
        var connection => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel),
    };

    private static async Task<string?> AppliedAsync(DbTransaction snapshot, CancellationToken cancel)
    {
        await using var command = Command(snapshot, """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" DESC LIMIT 1""");
        try
        {
            return await command.ExecuteScalarAsync(cancel) is string id ? NameOf(id) : null;
        }
        catch (DbException)
        {
            return null;
        }
    }

    private static async Task SaveAsync(DbTransaction snapshot, SavedTable table, string select, string scratch, Action<string, string, long> saved, CancellationToken cancel)
    {
        var path = Path.Combine(scratch, table.Name);
        var rows = 0L;
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(table, TableLoad.Json), cancel);
            file.WriteByte((byte)'\n');
            await using var command = Command(snapshot, select);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            using var line = new Utf8JsonWriter(file, Lines);
            for (; await reader.ReadAsync(cancel); rows++)
            {
                line.WriteStartArray();
                for (var i = 0; i < table.Columns.Count; i++) table.Columns[i].Write(line, reader.GetValue(i));
                line.WriteEndArray();
                line.Flush();
                line.Reset();
                file.WriteByte((byte)'\n');
            }
        }

        saved(table.Name, path, rows);
        File.Delete(path);
    }

    private static DbCommand Command(DbTransaction snapshot, string sql)
    {
        var command = snapshot.Connection!.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = sql;
        command.CommandTimeout = 600;
        return command;
    }

    private static string Select(SavedTable table) => $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
}
