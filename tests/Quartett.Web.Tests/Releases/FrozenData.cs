using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartett.Testing;
using Quartett.Web.Tests.Commands;

namespace Quartett.Web.Tests.Releases;

/// <summary>What one release left behind on one database: the demo company as that release wrote it, and what was true of it.</summary>
/// <param name="Folder">Of one version; holds the data of both databases.</param>
public sealed record FrozenData(string Folder, DatabaseKind Kind)
{
    private const string Script = "postgres.sql";
    private const string Database = "quartett.db";
    private static readonly string[] Folders = ["keys", "media"];

    public override string ToString() => $"{Path.GetFileName(Folder)} on {Kind}";

    private string Archive => Path.Combine(Folder, $"{Kind}.zip".ToLowerInvariant());

    private string FactsFile => Path.Combine(Folder, $"{Kind}.json".ToLowerInvariant());

    public Facts Facts => JsonSerializer.Deserialize<Facts>(File.ReadAllText(FactsFile), Facts.Json)!;

    /// <summary>Lets this build seed the demo company at the terminal's place, and freezes what is then there.</summary>
    public static async Task<FrozenData> MakeAsync(string folder, DatabaseKind kind, CancellationToken cancel)
    {
        using var place = await Terminal.OpenAsync(kind);
        var server = await QuartettServer.StartAsync(place.Data, EnvironmentOf(place), demo: true);
        await server.StopAsync();
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();

        Directory.CreateDirectory(folder);
        var made = new FrozenData(folder, kind);
        await File.WriteAllTextAsync(made.FactsFile, JsonSerializer.Serialize(await Facts.OfAsync(place, kind, cancel), Facts.Json) + "\n", cancel);
        await made.PackAsync(place, cancel);
        return made;
    }

    /// <summary>Puts the data at an empty place, as that release would have left it there.</summary>
    public async Task UnpackAsync(Terminal place, CancellationToken cancel)
    {
        await ZipFile.ExtractToDirectoryAsync(Archive, place.Data, cancel);
        if (Kind == DatabaseKind.Sqlite) return;
        var script = Path.Combine(place.Data, Script);
        await using var connection = new NpgsqlConnection(place.Environment[Facts.Connection]);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(script, cancel), connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(cancel);
        File.Delete(script);
    }

    public static Dictionary<string, string> EnvironmentOf(Terminal place) =>
        place.Environment.Where(pair => pair is { Value: not null, Key: Facts.Connection }).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);

    private async Task PackAsync(Terminal place, CancellationToken cancel)
    {
        File.Delete(Archive);
        await using var archive = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Create, cancel);
        foreach (var file in Folders.Select(name => Path.Combine(place.Data, name)).Where(Directory.Exists).SelectMany(name => Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories)))
            await archive.CreateEntryFromFileAsync(file, Path.GetRelativePath(place.Data, file), CompressionLevel.SmallestSize, cancel);
        if (Kind == DatabaseKind.Sqlite)
        {
            await archive.CreateEntryFromFileAsync(await WholeAsync(place, cancel), Database, CompressionLevel.SmallestSize, cancel);
            return;
        }

        await using var entry = await archive.CreateEntry(Script, CompressionLevel.SmallestSize).OpenAsync(cancel);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(await DumpAsync(place.Environment[Facts.Connection]!, cancel)), cancel);
    }

    // One file without its write-ahead log, and without the room that deleted rows have left.
    private static async Task<string> WholeAsync(Terminal place, CancellationToken cancel)
    {
        var whole = place.FileAt("whole.db");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(place.Data, Database)};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{whole}'";
        await command.ExecuteNonQueryAsync(cancel);
        return whole;
    }

    private static async Task<string> DumpAsync(string connection, CancellationToken cancel)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var program = Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", "pg_dump")).Where(File.Exists).Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo(program, ["--inserts", "--rows-per-insert=100", "--no-owner", "--no-privileges", "--no-comments", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        using var dump = Process.Start(start)!;
        var said = dump.StandardError.ReadToEndAsync(cancel);
        var lines = (await dump.StandardOutput.ReadToEndAsync(cancel)).Split('\n');
        await dump.WaitForExitAsync(cancel);
        if (dump.ExitCode != 0) throw new InvalidOperationException(await said);

        // Before the first table stand settings of one version of PostgreSQL, and at the end a word to psql alone.
        return string.Join('\n', lines.SkipWhile(line => !line.StartsWith("CREATE ", StringComparison.Ordinal)).Where(line => !line.StartsWith("\\unrestrict ", StringComparison.Ordinal)));
    }
}
