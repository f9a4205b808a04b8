using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Quartett.Core.Persistence.Searching;

namespace Quartett.Core.Persistence.Saving;

/// <summary>Takes saved tables into an empty database: the schema as it was, all rows in one transaction, then the schema as it is now.</summary>
internal sealed class TableLoad(AppDbContext database, IEnumerable<IAfterRestore> others)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Whether nobody has begun here: no tables yet, or no person and no workspace in them.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        if (!(await database.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))) return true;
        if (!(await database.Database.GetAppliedMigrationsAsync(cancel)).Any()) return true;
        foreach (var table in database.Model.GetRelationalModel().Tables)
        {
            if (await AnyAsync(table.Name, cancel)) return false;
        }

        return true;
    }

    public async Task<long> RunAsync(Manifest manifest, string folder, RestoredState state, CancellationToken cancel)
    {
        var reached = database.Database.GetMigrations().FirstOrDefault(id => TableDump.NameOf(id) == manifest.Migration)
                      ?? throw new UnreadableBackupException("backup.tooNew");
        await database.Database.GetService<IMigrator>().MigrateAsync(reached, cancel);
        await SearchSchema.EnsureAsync(database, cancel);
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var rows = 0L;
        foreach (var entry in manifest.Entries.Where(e => e.Rows is not null)) rows += await LoadAsync(Path.Combine(folder, entry.Name), cancel);
        var pending = (await database.Database.GetPendingMigrationsAsync(cancel)).Any();
        if (!pending) await SettleAsync(state, cancel);
        await transaction.CommitAsync(cancel);
        if (!pending) return rows;

        // A backup of an older version: the modules speak today's schema, so they follow the migration.
        await database.Database.MigrateAsync(cancel);
        await using var settling = await database.Database.BeginTransactionAsync(cancel);
        await SettleAsync(state, cancel);
        await settling.CommitAsync(cancel);
        return rows;
    }

    private async Task SettleAsync(RestoredState state, CancellationToken cancel)
    {
        foreach (var other in others) await other.SettleAsync(database, state, cancel);
        await database.SaveChangesAsync(cancel);
    }

    private async Task<long> LoadAsync(string path, CancellationToken cancel)
    {
        using var lines = new StreamReader(path, Encoding.UTF8);
        var table = Table(await lines.ReadLineAsync(cancel));
        var rows = 0L;
        await using var insert = Insert(table);
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            using var document = JsonDocument.Parse(line);
            var values = document.RootElement.EnumerateArray().Select((value, i) => table.Columns[i].Read(value)).ToList();
            if (table.Name == SearchTable.Saved.Name) await SearchTable.InsertAsync(database, values, cancel);
            else await InsertAsync(insert, table, values, cancel);
            rows++;
        }

        await CountOnAsync(table, cancel);
        return rows;
    }

    private SavedTable Table(string? header)
    {
        var table = header is null ? null : JsonSerializer.Deserialize<SavedTable>(header, Json);
        var known = database.Model.GetRelationalModel().Tables.Select(t => t.Name).Append(SearchTable.Saved.Name);
        // Names go into statements as they are; only those we know do.
        if (table is null || !known.Contains(table.Name, StringComparer.Ordinal) || table.Columns.Any(c => !c.Name.All(char.IsAsciiLetterOrDigit)))
            throw new UnreadableBackupException("backup.damaged");
        return table;
    }

    private DbCommand Insert(SavedTable table)
    {
        var command = Command(
            $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            if (parameter is NpgsqlParameter typed && table.Columns[i].Kind == ColumnKind.Document) typed.NpgsqlDbType = NpgsqlDbType.Jsonb;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private async Task InsertAsync(DbCommand insert, SavedTable table, List<object?> values, CancellationToken cancel)
    {
        var postgres = database.Database.IsNpgsql();
        for (var i = 0; i < values.Count; i++)
        {
            insert.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset at when !postgres => at.UtcTicks,
                var value => value,
            };
        }

        await insert.ExecuteNonQueryAsync(cancel);
    }

    // PostgreSQL counts keys in a sequence of its own and would begin at 1 again.
    private async Task CountOnAsync(SavedTable table, CancellationToken cancel)
    {
        if (!database.Database.IsNpgsql() || !table.Columns.Any(c => c is { Name: "Id", Kind: ColumnKind.Whole })) return;
        await using var command = Command($"""
            SELECT setval(pg_get_serial_sequence('"{table.Name}"', 'Id'), GREATEST((SELECT COALESCE(MAX("Id"), 0) FROM "{table.Name}"), 1), (SELECT COUNT(*) > 0 FROM "{table.Name}"))
            """);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<bool> AnyAsync(string table, CancellationToken cancel)
    {
        await database.Database.OpenConnectionAsync(cancel);
        await using var command = Command($"SELECT EXISTS (SELECT 1 FROM \"{table}\")");
        return Convert.ToBoolean(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    private DbCommand Command(string sql)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }
}
