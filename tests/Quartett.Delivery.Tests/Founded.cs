using Microsoft.Data.Sqlite;
using Npgsql;
using Quartett.TestHost;
using Quartett.Testing;

namespace Quartett.Delivery.Tests;

/// <summary>A company founded once on each database; the tests work on copies, because migrating and founding take seconds.</summary>
internal sealed class Founded
{
    private static readonly Lazy<Task<Founded>> Sqlite = new(() => FoundAsync(DatabaseKind.Sqlite));
    private static readonly Lazy<Task<Founded>> Postgres = new(() => FoundAsync(DatabaseKind.Postgres));

    private Founded(House house) => House = house;

    public House House { get; }

    public static Task<Founded> OfAsync(DatabaseKind kind) => (kind == DatabaseKind.Sqlite ? Sqlite : Postgres).Value;

    public void CopyFolderTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(House.Place.DataFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(House.Place.DataFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public async Task<string?> CopyDatabaseAsync() =>
        House.Place.Connection is { } pattern ? await (await PostgresServer.SharedAsync()).CopyDatabaseAsync(pattern) : null;

    private static async Task<Founded> FoundAsync(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("quartett-delivery-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var connection = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null;
        var house = await House.FoundAsync(new(folder, connection, new("http://127.0.0.1:9")));
        await house.DisposeAsync();
        // Nothing may stay open: the file must be whole, and a database with a guest cannot be copied.
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return new(house);
    }
}
