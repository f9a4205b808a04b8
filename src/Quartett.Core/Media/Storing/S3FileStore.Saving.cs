using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.S3.Model;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Storing;

/// <summary>What a backup needs of the storage.</summary>
internal sealed partial class S3FileStore : IFilesElsewhere
{
    async IAsyncEnumerable<string> IFilesElsewhere.NamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        string? from = null;
        do
        {
            var request = new ListObjectsV2Request { BucketName = _route.Bucket, Prefix = _route.Prefix, ContinuationToken = from };
            var page = await ToldAsync(() => WithinAsync(_patience, late => _client.ListObjectsV2Async(request, late), cancel));
            foreach (var name in (page.S3Objects ?? []).Select(o => o.Key[_route.Prefix.Length..]).Where(n => Ours().IsMatch(n))) yield return name;
            from = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (from is not null);
    }

    Task<bool> IFilesElsewhere.FetchAsync(string name, string path, CancellationToken cancel) => ToldAsync(async () =>
    {
        try
        {
            await using var content = await OpenAsync(name, cancel);
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
            await content.CopyToAsync(file, cancel);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    });

    Task<bool> IFilesElsewhere.PutAsync(string name, string path, CancellationToken cancel) => ToldAsync(async () =>
    {
        if (await ExistsAsync(name, cancel)) return false;
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        await SaveAsync(name, content, long.MaxValue, cancel);
        return true;
    });

    Task IFilesElsewhere.RemoveAsync(string name, CancellationToken cancel) => ToldAsync(async () =>
    {
        await DeleteAsync(name, cancel);
        return true;
    });

    private static async Task<T> ToldAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception unreachable) when (unreachable is AmazonServiceException or AmazonClientException or HttpRequestException or IOException)
        {
            throw new FilesElsewhereException(unreachable);
        }
    }

    // Others may share the bucket in folders of their own; our folders are named by workspaces.
    [GeneratedRegex(@"\A(newsroom/)?[0-9a-f]{32}/[a-z0-9][a-z0-9._-]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
