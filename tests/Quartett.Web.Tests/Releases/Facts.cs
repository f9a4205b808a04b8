using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartett.Web.Tests.Commands;

namespace Quartett.Web.Tests.Releases;

/// <summary>What must be the same before and after an upgrade.</summary>
/// <param name="Migrations">In the order in which they were made.</param>
/// <param name="Rows">Of each table.</param>
/// <param name="Audit">As <c>audit verify</c> answers, for the company.</param>
/// <param name="Posts">As <c>post list</c> answers: a promise that is only ever extended.</param>
public sealed record Facts(IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, long> Rows, JsonNode Audit, JsonArray Posts)
{
    public const string Connection = "ConnectionStrings__Quartett";
    public const string Company = "tischlerei-lindner";

    // Made anew from the rest, or growing by itself.
    private static readonly string[] Changing = ["Search", "sqlite_", "DataProtectionKeys", "__EF"];

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Facts> OfAsync(Terminal place, DatabaseKind kind, CancellationToken cancel)
    {
        var posts = await place.TypeAsync("post", "list", "--workspace", Company, "--json");
        var audit = await place.TypeAsync("audit", "verify", Company, "--json");
        await using var database = await OpenAsync(place, kind, cancel);
        var tables = kind == DatabaseKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name";
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in (await AskAsync(database, tables, cancel)).Where(table => !Changing.Any(begin => table.StartsWith(begin, StringComparison.Ordinal))))
            rows[table] = long.Parse((await AskAsync(database, $"SELECT COUNT(*) FROM \"{table}\"", cancel))[0], CultureInfo.InvariantCulture);
        return new(
            await AskAsync(database, """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" """, cancel), rows, JsonNode.Parse(audit.Output)!, JsonNode.Parse(posts.Output)!.AsArray());
    }

    /// <summary>What is missing or different afterwards, a line each. New tables, new rows in them and new properties are fine.</summary>
    public IEnumerable<string> LostIn(Facts later)
    {
        foreach (var migration in Migrations.Except(later.Migrations, StringComparer.Ordinal)) yield return $"migration {migration} is no longer known";
        foreach (var (table, count) in Rows)
        {
            if (!later.Rows.TryGetValue(table, out var now)) yield return $"table {table} is gone";
            else if (now != count) yield return $"{table} had {count} rows and has {now}";
        }

        foreach (var lost in Differences("audit", Audit, later.Audit)) yield return lost;
        var afterwards = later.Posts.ToDictionary(post => post!["id"]!.GetValue<string>(), StringComparer.Ordinal);
        foreach (var post in Posts)
        {
            var id = post!["id"]!.GetValue<string>();
            if (!afterwards.TryGetValue(id, out var now)) yield return $"post {id} is gone";
            else foreach (var lost in Differences($"post {id}", post, now)) yield return lost;
        }
    }

    private static IEnumerable<string> Differences(string where, JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (JsonObject one, JsonObject other) => one.SelectMany(member => Differences($"{where}.{member.Key}", member.Value, other[member.Key])),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).SelectMany((pair, at) => Differences($"{where}[{at}]", pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(before, after) ? [] : [$"{where} was {before?.ToJsonString(Json)} and is {after?.ToJsonString(Json)}"],
    };

    private static async Task<DbConnection> OpenAsync(Terminal place, DatabaseKind kind, CancellationToken cancel)
    {
        DbConnection connection = kind == DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(place.Data, "quartett.db")};Pooling=False")
            : new NpgsqlConnection(place.Environment[Connection]);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task<List<string>> AskAsync(DbConnection connection, string question, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var answers = new List<string>();
        while (await reader.ReadAsync(cancel)) answers.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return answers;
    }
}
