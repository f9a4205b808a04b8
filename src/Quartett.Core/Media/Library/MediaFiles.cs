using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

/// <summary>Answers in a scope of its own, so that an upload to a network can read while nothing else is open.</summary>
internal sealed class MediaFiles(IServiceScopeFactory scopes, IFileStore store, IPictureFitting fitting) : IMediaFiles
{
    public async Task<IReadOnlyDictionary<Guid, MediaFact>> FactsAsync(WorkspaceId workspace, IReadOnlyCollection<Guid> media, CancellationToken cancel)
    {
        if (media.Count == 0) return new Dictionary<Guid, MediaFact>();
        var rows = await ReadAsync(workspace, (database, token) => database.Media.AsNoTracking().Where(m => media.Contains(m.Id)).ToListAsync(token), cancel);
        return rows.ToDictionary(r => r.Id, r => r.ToFact());
    }

    public async Task<MediaAnswer<FittedPicture>> FitAsync(WorkspaceId workspace, Guid media, PictureShape shape, ImageLimits limits, CancellationToken cancel)
    {
        await using var master = await OpenAsync(workspace, media, cancel);
        return await fitting.FitAsync(master, shape, limits, cancel);
    }

    public async Task<Stream> OpenAsync(WorkspaceId workspace, Guid media, CancellationToken cancel)
    {
        var row = await ReadAsync(workspace, (database, token) => database.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == media, token), cancel)
                  ?? throw new FileNotFoundException($"No file {media} in this workspace.");
        return await store.OpenAsync(row.FileKey, cancel);
    }

    private async Task<T> ReadAsync<T>(WorkspaceId workspace, Func<AppDbContext, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Enter(workspace);
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>(), cancel);
    }
}
