using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Quartett.Core.Kernel;
using Quartett.Core.Media;

namespace Quartett.Core.Newsroom.Writing;

/// <summary>
/// The Newsroom's own copies of pictures and videos, so that tidying up the media library breaks no published article.
/// Named by article and content: a second try writes the same file, a changed picture gets a new name and may be cached
/// for ever, and no two articles share a file, so that withdrawing one is simply deleting its files.
/// </summary>
internal sealed partial class ArticleFiles(IFileStore store)
{
    private static readonly Dictionary<string, string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = "jpg",
        ["image/png"] = "png",
        ["image/webp"] = "webp",
        ["image/avif"] = "avif",
        ["video/mp4"] = "mp4",
        ["text/vtt"] = "vtt",
    };

    private static readonly Dictionary<string, string> Types = Endings.ToDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);

    public static bool Takes(string contentType) => Endings.ContainsKey(contentType);

    public static string TypeOf(string key) => Types[Path.GetExtension(key)[1..]];

    /// <param name="open">Called twice: the name is known only when the whole content was read.</param>
    /// <returns>The key and the size in bytes; <c>null</c> when the file is longer than <paramref name="maxBytes"/>.</returns>
    public async Task<(string Key, long Bytes)?> KeepAsync(
        WorkspaceId workspace, string handle, Func<CancellationToken, Task<Stream>> open, string contentType, long maxBytes, CancellationToken cancel)
    {
        var key = $"{await HashAsync(handle, open, cancel)}.{Endings[contentType]}";
        await using var content = await open(cancel);
        var bytes = await store.SaveAsync(Place(workspace, key), content, maxBytes, cancel);
        return bytes is { } kept ? (key, kept) : null;
    }

    /// <returns>A stream that can be sought, or <c>null</c> when there is no such file.</returns>
    public async Task<Stream?> OpenAsync(WorkspaceId workspace, string key, CancellationToken cancel)
    {
        if (!Key().IsMatch(key)) return null;
        try
        {
            return await store.OpenAsync(Place(workspace, key), cancel);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public Task DropAsync(WorkspaceId workspace, string key, CancellationToken cancel) => store.DeleteAsync(Place(workspace, key), cancel);

    private static string Place(WorkspaceId workspace, string key) => $"newsroom/{workspace.Value:N}/{key}";

    private static async Task<string> HashAsync(string handle, Func<CancellationToken, Task<Stream>> open, CancellationToken cancel)
    {
        await using var content = await open(cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(handle));
        var buffer = new byte[65536];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0) hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\.(jpg|png|webp|avif|mp4|vtt)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
