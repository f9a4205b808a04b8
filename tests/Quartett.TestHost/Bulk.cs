using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartett.Core.Channels;
using Quartett.Core.Policies;
using Quartett.Core.Publishing;

namespace Quartett.TestHost;

/// <summary>
/// Plans thousands of posts by writing their rows: each a copy of one that the product itself has planned, with another
/// text, channel, moment and seal. Whatever columns the tables have are copied with it.
/// </summary>
public static class Bulk
{
    private const string Mark = "Beitrag nach Muster 0";

    /// <summary>How a bulk post reads; every one differs.</summary>
    public static string TextOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Beitrag Nummer {number}");

    /// <summary>The posts number <paramref name="first"/>, first + 1 … go round the channels.</summary>
    public static async Task PlanAsync(House house, IReadOnlyList<ChannelId> channels, int count, Func<int, DateTimeOffset> dueAt, int first = 1)
    {
        ArgumentNullException.ThrowIfNull(house);
        var views = await house.DoneAsync(new ListChannels(house.Workspace), house.Owner);
        var sealing = channels.Select(channel => views.Single(view => view.Id == channel)).ToList();
        var pattern = await house.PlanAsync(Mark, TimeProvider.System.GetUtcNow().AddYears(1), channels[0]);
        await using var connection = await OpenAsync(house.Place);
        var post = await TakeAsync(connection, "Posts", "Id", pattern.Value);
        var delivery = await TakeAsync(connection, "Deliveries", "PostId", pattern.Value);
        if ((string)delivery["StatementHash"]! != HashOf(house, sealing[0], Mark)) throw new InvalidOperationException("The seal is made otherwise; Bulk must follow.");
        foreach (var table in new[] { "Attempts", "Deliveries", "PostVersions", "Posts" }) await DropAsync(connection, table, pattern.Value);

        var posts = new List<Dictionary<string, object?>>(count);
        var deliveries = new List<Dictionary<string, object?>>(count);
        for (var number = first; number < first + count; number++)
        {
            var (channel, due, id) = (sealing[number % sealing.Count], dueAt(number), Guid.CreateVersion7());
            posts.Add(new(post, StringComparer.Ordinal)
            {
                ["Id"] = Like(post["Id"], id),
                ["Content"] = ((string)post["Content"]!).Replace(Mark, TextOf(number), StringComparison.Ordinal).Replace(channels[0].ToString(), channel.Id.ToString(), StringComparison.OrdinalIgnoreCase),
                ["PlannedAt"] = Like(post["PlannedAt"], due),
            });
            deliveries.Add(new(delivery, StringComparer.Ordinal)
            {
                ["Id"] = Like(delivery["Id"], Guid.CreateVersion7()),
                ["PostId"] = Like(delivery["PostId"], id),
                ["ChannelId"] = Like(delivery["ChannelId"], channel.Id.Value),
                ["DueAt"] = Like(delivery["DueAt"], due),
                ["StatementHash"] = HashOf(house, channel, TextOf(number)),
            });
        }

        await WriteAsync(connection, "Posts", posts);
        await WriteAsync(connection, "Deliveries", deliveries);
    }

    private static string HashOf(House house, ChannelView channel, string text) => new Statement
    {
        Workspace = house.Workspace,
        Channel = channel.Id.Value,
        Network = channel.Network,
        Limits = channel.Limits,
        Parts = [text],
        Language = "de",
    }.Hash;

    private static object Like(object? pattern, Guid id) => pattern is string ? id.ToString().ToUpperInvariant() : id;

    private static object Like(object? pattern, DateTimeOffset at) => pattern is long ? at.UtcTicks : at.UtcDateTime;

    private static async Task<DbConnection> OpenAsync(Place place)
    {
        DbConnection connection = place.Connection is { } given ? new NpgsqlConnection(given) : new SqliteConnection($"Data Source={Path.Combine(place.DataFolder, "quartett.db")};Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<Dictionary<string, object?>> TakeAsync(DbConnection connection, string table, string column, Guid id)
    {
        await using var command = Command(connection, $"SELECT * FROM \"{table}\" WHERE \"{column}\" = @id", id);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new InvalidOperationException($"{table} has no row for {id}.");
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, at => reader.IsDBNull(at) ? null : reader.GetValue(at), StringComparer.Ordinal);
    }

    private static async Task DropAsync(DbConnection connection, string table, Guid post)
    {
        var column = table switch { "Posts" => "\"Id\" = @id", "Attempts" => "\"DeliveryId\" IN (SELECT \"Id\" FROM \"Deliveries\" WHERE \"PostId\" = @id)", _ => "\"PostId\" = @id" };
        await using var command = Command(connection, $"DELETE FROM \"{table}\" WHERE {column}", post);
        await command.ExecuteNonQueryAsync();
    }

    private static DbCommand Command(DbConnection connection, string text, Guid id)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("id", connection is SqliteConnection ? id.ToString().ToUpperInvariant() : id);
        command.Parameters.Add(parameter);
        return command;
    }

    private static Task WriteAsync(DbConnection connection, string table, IReadOnlyList<Dictionary<string, object?>> rows) =>
        connection is NpgsqlConnection postgres ? CopyAsync(postgres, table, rows) : InsertAsync((SqliteConnection)connection, table, rows);

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IReadOnlyList<Dictionary<string, object?>> rows)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var command = new NpgsqlCommand($"SELECT * FROM \"{table}\" LIMIT 0", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            for (var at = 0; at < reader.FieldCount; at++) types[reader.GetName(at)] = reader.GetDataTypeName(at);
        }

        var columns = rows[0].Keys.ToList();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var column in columns)
            {
                if (row[column] is { } value) await copy.WriteAsync(value, types[column].Split('(')[0]);
                else await copy.WriteNullAsync();
            }
        }

        await copy.CompleteAsync();
    }

    private static async Task InsertAsync(SqliteConnection connection, string table, IReadOnlyList<Dictionary<string, object?>> rows)
    {
        var columns = rows[0].Keys.ToList();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@p{at}"))})";
        var parameters = columns.Select((_, at) => command.Parameters.Add(new($"@p{at}", null))).ToList();
        foreach (var row in rows)
        {
            for (var at = 0; at < columns.Count; at++) parameters[at].Value = row[columns[at]] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
