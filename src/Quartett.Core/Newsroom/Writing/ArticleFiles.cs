using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>
/// The Newsroom's own copies of pictures and videos, so that tidying up the media library breaks no published article.
/// Named by article and content: a second try writes the same file, a changed picture gets a new name and may be cached
/// for ever, and no two articles share a file, so that withdrawing one is simply deleting its files.
/// </summary>
internal sealed partial class ArticleFiles(StorageChoice storage)
{
    private static readonly Dictionary<string, string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = "jpg", ["image/png"] = "png", ["image/webp"] = "webp", ["image/avif"] = "avif", ["video/mp4"] = "mp4", ["text/vtt"] = "vtt",
    };

    private static readonly Dictionary<string, string> Types = Endings.ToDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);

    public static bool Takes(string contentType) => Endings.ContainsKey(contentType);

    public static string TypeOf(string key) => Types[Path.GetExtension(key)[1..]];

    /// <returns>The key and the size in bytes.</returns>
    public async Task<(string Key, long Bytes)> KeepAsync(WorkspaceId workspace, string handle, Stream content, string contentType, CancellationToken cancel)
    {
        var folder = Folder(workspace);
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, $"{Guid.CreateVersion7():N}.new");
        try
        {
            var (hash, bytes) = await CopyAsync(handle, content, fresh, cancel);
            var key = $"{hash}.{Endings[contentType]}";
            File.Move(fresh, Path.Combine(folder, key), overwrite: true);
            return (key, bytes);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <returns>A seekable stream, or <c>null</c> when there is no such file.</returns>
    public FileStream? Open(WorkspaceId workspace, string key)
    {
        if (!Key().IsMatch(key)) return null;
        try
        {
            return new FileStream(Path.Combine(Folder(workspace), key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, useAsync: true);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Drop(WorkspaceId workspace, string key)
    {
        var file = Path.Combine(Folder(workspace), key);
        if (File.Exists(file)) File.Delete(file);
    }

    private string Folder(WorkspaceId workspace) => Path.Combine(storage.DataFolder, "newsroom", workspace.Value.ToString("N"));

    private static async Task<(string Hash, long Bytes)> CopyAsync(string handle, Stream content, string file, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(handle));
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65536, useAsync: true);
        var buffer = new byte[65536];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        target.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset())[..32], target.Length);
    }

    [GeneratedRegex("^[0-9a-f]{32}\\.(jpg|png|webp|avif|mp4|vtt)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
