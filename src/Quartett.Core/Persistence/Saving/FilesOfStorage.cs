namespace Quartett.Core.Persistence.Saving;

/// <summary>Takes along the files of a storage, and puts them back.</summary>
internal static class FilesOfStorage
{
    // One at a time beside the archive, which has to know how long a file is before it begins with it.
    public static async Task<int> AddAsync(ArchiveWriter archive, IFilesElsewhere storage, string scratch, CancellationToken cancel)
    {
        var files = 0;
        var fetched = Path.Combine(scratch, "file");
        await foreach (var name in storage.NamesAsync(cancel))
        {
            // Deleted while we were reading: its row goes with the next backup.
            if (!await storage.FetchAsync(name, fetched, cancel)) continue;
            archive.Add(SavedFiles.Media + name, fetched);
            File.Delete(fetched);
            files++;
        }

        return files;
    }

    /// <summary>Nothing that is there already is touched, and what cannot be finished is taken away again.</summary>
    public static async Task<IReadOnlyList<string>> PutAsync(IFilesElsewhere storage, Manifest manifest, string staging, CancellationToken cancel)
    {
        var put = new List<string>();
        try
        {
            foreach (var entry in manifest.Entries.Where(e => e.Name.StartsWith(SavedFiles.Media, StringComparison.Ordinal)))
            {
                var name = entry.Name[SavedFiles.Media.Length..];
                var path = Path.Combine(staging, entry.Name);
                if (await storage.PutAsync(name, path, cancel)) put.Add(name);
                File.Delete(path);
            }

            return put;
        }
        catch
        {
            await TakeAwayAsync(storage, put);
            throw;
        }
    }

    public static async Task TakeAwayAsync(IFilesElsewhere storage, IReadOnlyList<string> names)
    {
        try
        {
            foreach (var name in names) await storage.RemoveAsync(name, CancellationToken.None);
        }
        catch (FilesElsewhereException)
        {
            // What is left is superfluous and harms nobody; why it came to this is told by whoever called.
        }
    }
}
