using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence.Postgres;
using Quartett.Core.Persistence.Protecting;
using Quartett.Core.Persistence.Searching;
using Quartett.Core.Persistence.Sqlite;

namespace Quartett.Core.Persistence;

/// <summary>Where everything is kept.</summary>
/// <param name="DataFolder">Absolute path; everything the product writes lies in it.</param>
/// <param name="PostgresConnection">A PostgreSQL connection string, or <c>null</c> for SQLite in the data folder.</param>
public sealed record StorageChoice(string DataFolder, string? PostgresConnection)
{
    /// <summary>Due times are judged by the clock of the process even where the database has one: for a past that is told at once.</summary>
    public bool HasItsOwnTime { get; init; }

    public string SqliteFile => Path.Combine(DataFolder, "quartett.db");

    public string MediaFolder => Path.Combine(DataFolder, "media");

    public string KeyFile => Path.Combine(DataFolder, "keys", "master.key");

    public bool IsPostgres => !string.IsNullOrWhiteSpace(PostgresConnection);
}

internal static class Storage
{
    public static void Register(IServiceCollection services, StorageChoice choice)
    {
        services.AddSingleton(choice);
        services.AddScoped<WorkspaceWalls>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<WriteTurn>();
        services.AddScoped<IDatabase, Database>();
        services.TryAddSingleton<IDatabaseClock, DatabaseClock>();
        services.AddScoped<ISearchIndex, SearchIndex>();
        if (choice.IsPostgres)
        {
            services.AddDbContext<PostgresAppDbContext>(o => Postgres(o, choice.PostgresConnection!));
            services.AddScoped<AppDbContext>(s => s.GetRequiredService<PostgresAppDbContext>());
            services.AddSingleton<IOtherNodes, OtherNodes>().AddSingleton<ITurns>(s => ActivatorUtilities.CreateInstance<Turns>(s));
        }
        else
        {
            services.AddDbContext<SqliteAppDbContext>(o => Sqlite(o, $"Data Source={choice.SqliteFile};Cache=Private;Default Timeout=30"));
            services.AddScoped<AppDbContext>(s => s.GetRequiredService<SqliteAppDbContext>());
            services.AddSingleton<IOtherNodes, NoOtherNodes>().AddSingleton<ITurns, EveryTurn>();
        }

        services.AddSingleton(_ => MasterKey.LoadOrCreate(choice.KeyFile));
        var protection = services.AddDataProtection().SetApplicationName("Quartett").PersistKeysToDbContext<AppDbContext>();
        protection.Services.AddSingleton<Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>>(
            s => new Microsoft.Extensions.Options.ConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>(
                o => o.XmlEncryptor = new MasterKeyEncryptor(s.GetRequiredService<MasterKey>())));
    }

    public static void Sqlite(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(new SqliteSession());

    public static void Postgres(DbContextOptionsBuilder options, string connection) => options.UseNpgsql(connection);
}

/// <summary>The database cannot be brought up to date, because there is no room; nothing else is wrong with it.</summary>
public sealed class DiskFullException(string message, Exception inner) : IOException(message, inner);

/// <summary>The database has seen migrations of which this version knows nothing; it does not start on it.</summary>
public sealed class NewerDatabaseException(string migration) : IOException(
    $"the database was brought up to date by a newer Quartett (it has seen {migration}). Start that version here, or restore the backup from before into an empty database.")
{
    public string Migration { get; } = migration;
}

/// <summary>The database as the host sees it: bring it up to date, ask whether it answers.</summary>
public interface IDatabase
{
    /// <exception cref="DiskFullException">There is no room for it.</exception>
    /// <exception cref="NewerDatabaseException">A newer version has been here.</exception>
    Task MigrateAsync(CancellationToken cancel);

    Task<bool> AnswersAsync(CancellationToken cancel);

    /// <summary>Builds what the first question needs, without asking it; may run beside everything else.</summary>
    void WarmUp();
}

internal sealed class Database(AppDbContext database, StorageChoice choice, IDataProtectionProvider protection) : IDatabase
{
    // Nodes that are at work hold tables in another order than a migration takes them; whoever loses does it again.
    private const int Tries = 5;

    public async Task MigrateAsync(CancellationToken cancel)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await BringUpToDateAsync(cancel);
                    return;
                }
                catch (Exception lost) when (attempt < Tries && DatabaseErrors.IsLostRace(lost))
                {
                    // What it had begun is undone, and what was done is not done twice.
                }
            }
        }
        catch (Exception full) when (FullDisk.IsBehind(full))
        {
            throw new DiskFullException($"the disk takes nothing more ({full.GetBaseException().Message}). Make room where {(choice.IsPostgres ? "PostgreSQL keeps its data" : choice.DataFolder)} lies, then start again.", full);
        }
    }

    private async Task BringUpToDateAsync(CancellationToken cancel)
    {
        if (!await IsCurrentAsync(cancel)) await database.Database.MigrateAsync(cancel);
        await SearchSchema.EnsureAsync(database, cancel);
        // The first key is written through a connection of its own; inside a use case's transaction it would wait for
        // that very transaction on SQLite.
        protection.CreateProtector("First").Protect([]);
    }

    public async Task<bool> AnswersAsync(CancellationToken cancel) => await database.Database.CanConnectAsync(cancel);

    public void WarmUp() => _ = database.Model;

    // Migrating builds models and writes a lock before it sees that nothing is to be done; most starts need one question only.
    private async Task<bool> IsCurrentAsync(CancellationToken cancel)
    {
        // Asking would leave an empty file behind, which migrating does not take for a new database.
        if (!choice.IsPostgres && new FileInfo(choice.SqliteFile) is not { Exists: true, Length: > 0 }) return false;
        var missing = database.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var connection = database.Database.GetDbConnection();
        try
        {
            await connection.OpenAsync(cancel);
            await using var question = connection.CreateCommand();
            question.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
            await using var applied = await question.ExecuteReaderAsync(cancel);
            while (await applied.ReadAsync(cancel))
            {
                // What already runs lives with what a newer version adds; what starts now could no longer tell an addition from a change.
                if (!missing.Remove(applied.GetString(0))) throw new NewerDatabaseException(applied.GetString(0));
            }

            return missing.Count == 0;
        }
        catch (DbException)
        {
            // No database yet, or no such table: migrating makes both, and says what is wrong if it cannot.
            return false;
        }
        finally
        {
            await connection.CloseAsync();
        }
    }
}
