using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

internal sealed class DescribeMediaHandler(AppDbContext database, ISearchIndex search) : IHandle<DescribeMedia, MediaView>
{
    public async Task<Outcome<MediaView>> HandleAsync(DescribeMedia command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Media.FirstOrDefaultAsync(m => m.Id == command.Media, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        if (command.AltText is { } alt) row.AltText = alt.Trim();
        if (command.Tags is { } tags) row.Tags = StoredJson.Write(tags.Select(t => t.Trim().ToLowerInvariant()).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal));
        await search.PutAsync(row.WorkspaceId, SearchKind.Media, row.Id, $"{row.FileName}\n{row.AltText}\n{string.Join(' ', StoredJson.Read<List<string>>(row.Tags))}", cancel);
        return row.ToView();
    }
}

internal sealed class DeleteMediaHandler(AppDbContext database, IEnumerable<IMediaUse> uses, IFileStore store, ISearchIndex search, Happenings happenings) : IHandle<DeleteMedia, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(DeleteMedia command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Media.FirstOrDefaultAsync(m => m.Id == command.Media, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        foreach (var place in uses)
        {
            if ((await place.WhereAsync(command.Workspace, command.Media, cancel)).FirstOrDefault(u => u.Open) is { } use) return new Refusal("media.inUse", null, use.Name);
        }

        database.Remove(row);
        await search.DropAsync(command.Workspace, SearchKind.Media, row.Id, cancel);
        await store.DeleteAsync(row.FileKey, cancel);
        await store.DeleteAsync(row.ThumbnailKey, cancel);
        happenings.Tell("media.deleted", command.Workspace, row.Id, ("name", row.FileName));
        return Nothing.AtAll;
    }
}

internal sealed class ListMediaHandler(AppDbContext database, ISearchIndex search) : IHandle<ListMedia, IReadOnlyList<MediaView>>
{
    private const int SearchMax = 300;

    public async Task<Outcome<IReadOnlyList<MediaView>>> HandleAsync(ListMedia command, Actor actor, CancellationToken cancel)
    {
        var rows = database.Media.AsNoTracking();
        if (command.Kind is { } kind) rows = rows.Where(m => m.Kind == kind);
        if (command.Before is { } before) rows = rows.Where(m => m.UploadedAt < before);
        if (command.Tag is { Length: > 0 } tag)
        {
            var mark = StoredJson.Write(tag.Trim().ToLowerInvariant());
            rows = rows.Where(m => m.Tags.Contains(mark));
        }

        if (!string.IsNullOrWhiteSpace(command.Search))
        {
            var found = await search.FindAsync(command.Workspace, SearchKind.Media, command.Search, SearchMax, cancel);
            rows = rows.Where(m => found.Contains(m.Id));
        }

        var page = await rows.OrderByDescending(m => m.UploadedAt).Take(Math.Clamp(command.Take, 1, 200)).ToListAsync(cancel);
        return page.ConvertAll(m => m.ToView());
    }
}

internal sealed class ShowMediaHandler(AppDbContext database, IEnumerable<IMediaUse> uses) : IHandle<ShowMedia, MediaDetails>
{
    public async Task<Outcome<MediaDetails>> HandleAsync(ShowMedia command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == command.Media, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        var places = new List<MediaUse>();
        foreach (var use in uses) places.AddRange(await use.WhereAsync(command.Workspace, command.Media, cancel));
        return new MediaDetails(row.ToView(), places);
    }
}

internal sealed class OpenMediaHandler(AppDbContext database, IFileStore store) : IHandle<OpenMedia, OpenedMedia>
{
    public async Task<Outcome<OpenedMedia>> HandleAsync(OpenMedia command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == command.Media, cancel);
        var key = row is null ? "" : command.Thumbnail ? row.ThumbnailKey : row.FileKey;
        if (row is null || !await store.ExistsAsync(key, cancel)) return new Refusal("kernel.notFound");
        return new OpenedMedia(await store.OpenAsync(key, cancel), command.Thumbnail ? "image/webp" : row.ContentType, row.FileName, row.UploadedAt);
    }
}
