using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence.Sqlite;

namespace Quartett.Core.Persistence.Saving;

internal sealed class RestoreBackupHandler(AppDbContext database, StorageChoice storage, WorkspaceWalls walls, IEnumerable<IAfterRestore> others, IEnumerable<IFilesElsewhere> elsewhere, TimeProvider clock)
    : IHandle<RestoreBackup, Restored>
{
    public async Task<Outcome<Restored>> HandleAsync(RestoreBackup command, Actor actor, CancellationToken cancel)
    {
        if (!File.Exists(command.File)) return new Refusal("backup.noFile", "file", command.File);
        if (Directory.Exists(storage.DataFolder) && Directory.EnumerateFileSystemEntries(storage.DataFolder).Any())
            return new Refusal("restore.folderNotEmpty", null, storage.DataFolder);
        var existed = Directory.Exists(storage.DataFolder);
        var staging = Path.Combine(storage.DataFolder, "restoring");
        Directory.CreateDirectory(staging);
        var there = elsewhere.SingleOrDefault();
        IReadOnlyList<string> put = [];
        var done = false;
        try
        {
            if (storage.IsPostgres && !await new TableLoad(database, others).IsEmptyAsync(cancel)) return new Refusal("restore.databaseNotEmpty");
            var manifest = ArchiveReader.Unpack(command.File, command.Passphrase, staging);
            var state = new RestoredState(!manifest.HasKey, manifest.TakenAt, clock.GetUtcNow());
            if (there is not null) put = await FilesOfStorage.PutAsync(there, manifest, staging, cancel);
            var rows = storage.IsPostgres
                ? await IntoAsync(database, manifest, staging, state, cancel)
                : await IntoFileAsync(Path.Combine(staging, "quartett.db"), manifest, staging, state, cancel);
            MoveInto(staging, there is null ? ["media", "keys"] : ["keys"]);
            done = true;
            return new Restored(manifest.TakenAt, rows, manifest.Entries.Count(e => e.Name.StartsWith(SavedFiles.Media, StringComparison.Ordinal)), manifest.HasKey);
        }
        catch (UnreadableBackupException unreadable)
        {
            return new Refusal(unreadable.Code, null, command.File);
        }
        catch (FilesElsewhereException unreachable)
        {
            return new Refusal("restore.filesUnreachable", null, unreachable.Message);
        }
        finally
        {
            if (!done && there is not null) await FilesOfStorage.TakeAwayAsync(there, put);
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
            if (!done && !existed) Directory.Delete(storage.DataFolder);
        }
    }

    private async Task<long> IntoAsync(AppDbContext target, Manifest manifest, string staging, RestoredState state, CancellationToken cancel)
    {
        using var _ = walls.Enter(null, all: true);
        return await new TableLoad(target, others).RunAsync(manifest, staging, state, cancel);
    }

    // The file is made beside its later place and moved when it is whole.
    private async Task<long> IntoFileAsync(string file, Manifest manifest, string staging, RestoredState state, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>();
        Storage.Sqlite(options, $"Data Source={file};Pooling=False");
        await using var target = new SqliteAppDbContext(options.Options, walls);
        var rows = await IntoAsync(target, manifest, staging, state, cancel);
        await target.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        return rows;
    }

    // The database last: as long as it is missing, nothing starts with half of the files.
    private void MoveInto(string staging, IEnumerable<string> parts)
    {
        SqliteConnection.ClearAllPools();
        foreach (var part in parts)
        {
            if (Directory.Exists(Path.Combine(staging, part))) Directory.Move(Path.Combine(staging, part), Path.Combine(storage.DataFolder, part));
        }

        if (!storage.IsPostgres) File.Move(Path.Combine(staging, "quartett.db"), storage.SqliteFile);
    }
}
