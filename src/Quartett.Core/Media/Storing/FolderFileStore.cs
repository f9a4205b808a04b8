using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Storing;

/// <summary>Files in a folder. A file appears under its key only when it is whole and on the disk.</summary>
internal sealed class FolderFileStore(string root, Func<string, FileStream>? create = null) : IFileStore
{
    private const string Unfinished = ".unfinished";
    private readonly Func<string, FileStream> _create = create ?? CreateNew;

    public async Task<long?> SaveAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var target = PathOf(key);
        var part = Path.Combine(root, Unfinished, Guid.CreateVersion7().ToString("N"));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(part)!);
            var bytes = await WriteAsync(part, content, maxBytes, cancellationToken);
            if (bytes is null) return null;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(part, target, overwrite: true);
            return bytes;
        }
        catch (IOException exception) when (FullDisk.IsBehind(exception))
        {
            throw new StoreFullException(exception);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (!File.Exists(path)) throw new FileNotFoundException("There is no such file.", key);
        return Task.FromResult<Stream>(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous));
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        if (File.Exists(path)) File.Delete(path);
        return Task.CompletedTask;
    }

    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(Leftovers.Remove(Path.Combine(root, Unfinished), before));

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(key)));

    public Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(key));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    private async Task<long?> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        await using var file = _create(path);
        var bytes = await BoundedCopy.ToAsync(content, file, maxBytes, cancellationToken);
        // The name must not outlive the content when the power goes.
        if (bytes is not null) file.Flush(flushToDisk: true);
        return bytes;
    }

    private string PathOf(string key) => Path.Combine(root, FileKey.Checked(key).Replace('/', Path.DirectorySeparatorChar));

    private static FileStream CreateNew(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
}
