using System.Globalization;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence.Saving;

internal sealed class BackUpHandler(AppDbContext database, StorageChoice storage, ShortCommit commit, IEnumerable<IFilesElsewhere> elsewhere, Happenings happenings, TimeProvider clock) : IHandle<BackUp, BackedUp>
{
    public async Task<Outcome<BackedUp>> HandleAsync(BackUp command, Actor actor, CancellationToken cancel)
    {
        var scratch = Path.Combine(storage.DataFolder, "scratch", $"backup-{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(scratch);
        BackedUp made;
        try
        {
            made = await SaveAsync(command, scratch, cancel);
        }
        catch (UnreadableBackupException nothing)
        {
            return new Refusal(nothing.Code);
        }
        catch (FilesElsewhereException unreachable)
        {
            return new Refusal("backup.filesUnreachable", null, unreachable.Message);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            return new Refusal("backup.cannotWrite", "file", command.File, denied.Message);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        return await commit.RunAsync<Outcome<BackedUp>>(
            () =>
            {
                happenings.Tell("installation.backedUp", null, null, ("rows", made.Rows.ToString(CultureInfo.InvariantCulture)), ("encrypted", made.WithKey ? "yes" : "no"));
                return Task.FromResult<Outcome<BackedUp>>(made);
            },
            actor,
            cancel);
    }

    private async Task<BackedUp> SaveAsync(BackUp command, string scratch, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var rows = 0L;
        using var archive = new ArchiveWriter(command.File, command.Passphrase);
        // Rows first: a file that comes later is superfluous, a row without its file would be a loss.
        var migration = await new TableDump(database).RunAsync(
            scratch,
            (table, path, count) =>
            {
                archive.Add($"database/{table}.ndjson", path, count);
                rows += count;
            },
            cancel);
        var files = elsewhere.SingleOrDefault() is { } there ? await FilesOfStorage.AddAsync(archive, there, scratch, cancel) : AddFiles(archive, cancel);
        var withKey = command.Passphrase is not null && File.Exists(storage.KeyFile);
        if (withKey) archive.Add(SavedFiles.Key, storage.KeyFile);
        var bytes = archive.Finish(new(Manifest.CurrentFormat, $"Quartett {typeof(BackUp).Assembly.GetName().Version?.ToString(3)}", at, migration, withKey, archive.Entries));
        return new(Path.GetFullPath(command.File), rows, files, bytes, withKey, at);
    }

    private int AddFiles(ArchiveWriter archive, CancellationToken cancel)
    {
        var files = 0;
        foreach (var (name, path) in SavedFiles.In(storage))
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                archive.Add(name, path);
                files++;
            }
            catch (FileNotFoundException)
            {
                // Somebody deleted it while we were reading; its row goes with the next backup.
            }
        }

        return files;
    }
}

/// <summary>Which files belong to an installation beside its database.</summary>
internal static class SavedFiles
{
    public const string Key = "keys/master.key";
    public const string Media = "media/";

    public static IEnumerable<(string Name, string Path)> In(StorageChoice storage)
    {
        if (!Directory.Exists(storage.MediaFolder)) yield break;
        var walk = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var path in Directory.EnumerateFiles(storage.MediaFolder, "*", walk))
        {
            var name = Path.GetRelativePath(storage.MediaFolder, path).Replace(Path.DirectorySeparatorChar, '/');
            // Names with a dot in front are the store's own unfinished files.
            if (!name.StartsWith('.')) yield return (Media + name, path);
        }
    }
}
