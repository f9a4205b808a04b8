using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Storing;

/// <summary>Temporary files for uploads that are being judged. Belongs on the disk of the data folder, not in memory.</summary>
internal sealed class ScratchFolder(string root)
{
    public string NewPath()
    {
        Directory.CreateDirectory(root);
        return Path.Combine(root, Guid.CreateVersion7().ToString("N"));
    }

    public int Sweep(DateTimeOffset before) => Leftovers.Remove(root, before);

    /// <summary>A temporary copy, or <c>null</c> when the stream is too long.</summary>
    public async Task<ScratchFile?> CopyAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var copy = new ScratchFile(NewPath());
        long? bytes = null;
        try
        {
            await using var file = new FileStream(copy.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
            bytes = await BoundedCopy.ToAsync(content, file, maxBytes, cancellationToken);
        }
        catch (IOException exception) when (FullDisk.IsBehind(exception))
        {
            throw new StoreFullException(exception);
        }
        finally
        {
            if (bytes is null) copy.Dispose();
        }

        return bytes is null ? null : copy;
    }
}

internal sealed class ScratchFile(string path) : IDisposable
{
    private bool _kept;

    public string Path => path;

    public long Bytes => new FileInfo(path).Length;

    /// <summary>From now on somebody else deletes it.</summary>
    public void Keep() => _kept = true;

    public void Dispose()
    {
        if (!_kept) File.Delete(path);
    }
}
