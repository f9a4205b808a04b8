using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartett.Core.Publishing;
using Quartett.TestHost;

namespace Quartett.Delivery.Tests;

/// <summary>A delivery as the database has it.</summary>
/// <param name="Account">Of the test network; the channel bears its name.</param>
internal sealed record Row(Guid Id, string Network, string Account, string Text, DeliveryState State, string? HeldReason, int Tries)
{
    /// <summary>Whether only a person can say what became of it.</summary>
    public bool NobodyCanSay => Network == "test-bare";
}

/// <summary>Reads the tables themselves, past the product.</summary>
internal sealed class Stored(Place place)
{
    public async Task<IReadOnlyList<Row>> RowsAsync()
    {
        const string all =
            """
            SELECT d."Id", c."Network", c."Name", p."Content", d."State", d."HeldReason", d."Tries"
            FROM "Deliveries" d JOIN "Channels" c ON c."Id" = d."ChannelId" JOIN "Posts" p ON p."Id" = d."PostId"
            ORDER BY d."DueAt", d."Id"
            """;
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = all;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            using var content = JsonDocument.Parse(reader.GetString(3));
            rows.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), content.RootElement.GetProperty("text").GetString()!,
                Enum.Parse<DeliveryState>(reader.GetString(4)), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetInt32(6)));
        }

        return rows;
    }

    /// <summary>How many deliveries stand in each state.</summary>
    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountsAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "State", COUNT(*) FROM "Deliveries" GROUP BY "State" """;
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<DeliveryState, int>();
        while (await reader.ReadAsync()) counts[Enum.Parse<DeliveryState>(reader.GetString(0))] = Convert.ToInt32(reader.GetValue(1), CultureInfo.InvariantCulture);
        return counts;
    }

    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = place.IsPostgres
            ? new NpgsqlConnection(place.Connection)
            : new SqliteConnection($"Data Source={Path.Combine(place.DataFolder, "quartett.db")};Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }
}
