using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

internal sealed class DescribeMediaHandler(AppDbContext database, ISearchIndex search, TagSpelling spelling) : IHandle<DescribeMedia, MediaView>
{
    public async Task<Outcome<MediaView>> HandleAsync(DescribeMedia command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Media.FirstOrDefaultAsync(m => m.Id == command.Media, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        if (command.AltText is { } alt) row.AltText = alt.Trim();
        if (command.Tags is { } tags) row.Tags = StoredJson.Write(await spelling.OfAsync(tags, cancel));
        await search.PutAsync(row.WorkspaceId, SearchKind.Media, row.Id, $"{row.FileName}\n{row.AltText}\n{string.Join(' ', StoredJson.Read<List<string>>(row.Tags))}", cancel);
        return row.ToView();
    }
}

internal sealed class DeleteMediaHandler(
    AppDbContext database, IEnumerable<IMediaUse> uses, IFileStore store, ISearchIndex search, ShortCommit commit, Happenings happenings) : IHandle<DeleteMedia, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(DeleteMedia command, Actor actor, CancellationToken cancel)
    {
        if (await database.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == command.Media, cancel) is not { } row) return new Refusal("kernel.notFound");
        foreach (var place in uses)
        {
            if ((await place.WhereAsync(command.Workspace, command.Media, cancel)).FirstOrDefault(u => u.Open) is { } use)
                return new Refusal("media.inUse", null, use.Name.Length > 0 ? use.Name : "…");
        }

        await commit.RunAsync(
            async () =>
            {
                await database.Media.Where(m => m.Id == row.Id).ExecuteDeleteAsync(cancel);
                await search.DropAsync(command.Workspace, SearchKind.Media, row.Id, cancel);
                happenings.Tell("media.deleted", command.Workspace, row.Id, ("name", row.FileName));
                return true;
            },
            actor,
            cancel);
        // Only now: a row without its file would be worse than a file without its row.
        await store.DeleteAsync(row.FileKey, CancellationToken.None);
        await store.DeleteAsync(row.ThumbnailKey, CancellationToken.None);
        return Nothing.AtAll;
    }
}

internal sealed class ListMediaHandler(AppDbContext database, ISearchIndex search, TagSpelling spelling) : IHandle<ListMedia, IReadOnlyList<MediaView>>
{
    private const int SearchMax = 300;

    public async Task<Outcome<IReadOnlyList<MediaView>>> HandleAsync(ListMedia command, Actor actor, CancellationToken cancel)
    {
        var rows = database.Media.AsNoTracking();
        if (command.Kind is { } kind) rows = rows.Where(m => m.Kind == kind);
        if (command.Before is { } before) rows = rows.Where(m => m.UploadedAt < before);
        if (command.Tag is { Length: > 0 } tag)
        {
            var mark = StoredJson.Write(string.Concat(await spelling.OfAsync([tag], cancel)));
            rows = rows.Where(m => m.Tags.Contains(mark));
        }

        if (!string.IsNullOrWhiteSpace(command.Search))
        {
            var found = await search.FindAsync(command.Workspace, SearchKind.Media, command.Search, SearchMax, cancel);
            // Names are often one long word ("Esstisch_neu"), in which the index finds only beginnings.
            var part = command.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database does this; it knows no cultures and no StringComparison.
            rows = rows.Where(m => found.Contains(m.Id) || m.FileName.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var page = await rows.OrderByDescending(m => m.UploadedAt).Take(Math.Clamp(command.Take, 1, 200)).ToListAsync(cancel);
        return page.ConvertAll(m => m.ToView());
    }
}

internal sealed class ShowMediaHandler(AppDbContext database, IEnumerable<IMediaUse> uses) : IHandle<ShowMedia, MediaDetails>
{
    private const int MostCaptions = 1000;

    public async Task<Outcome<MediaDetails>> HandleAsync(ShowMedia command, Actor actor, CancellationToken cancel)
    {
        var row = await database.Media.AsNoTracking().FirstOrDefaultAsync(m => m.Id == command.Media, cancel);
        if (row is null) return new Refusal("kernel.notFound");
        var places = new List<MediaUse>();
        foreach (var use in uses) places.AddRange(await use.WhereAsync(command.Workspace, command.Media, cancel));
        return new MediaDetails(row.ToView(), places, row.Kind == MediaKind.Video ? await CaptionsAsync(row.FileName, cancel) : null);
    }

    private async Task<Guid?> CaptionsAsync(string video, CancellationToken cancel)
    {
        var name = Path.GetFileNameWithoutExtension(video);
        var captions = await database.Media.AsNoTracking().Where(m => m.Kind == MediaKind.Captions).OrderByDescending(m => m.UploadedAt)
            .Select(m => new { m.Id, m.FileName }).Take(MostCaptions).ToListAsync(cancel);
        return captions.Find(c => c.FileName.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase))?.Id;
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

internal sealed class ListMediaTagsHandler(AppDbContext database) : IHandle<ListMediaTags, IReadOnlyList<TagCount>>
{
    private const int MostFiles = 5000;
    private const int MostTags = 24;

    public async Task<Outcome<IReadOnlyList<TagCount>>> HandleAsync(ListMediaTags query, Actor actor, CancellationToken cancel)
    {
        var tagged = await database.Media.AsNoTracking().Where(m => m.Tags != "[]").OrderByDescending(m => m.UploadedAt).Select(m => m.Tags).Take(MostFiles).ToListAsync(cancel);
        return tagged.SelectMany(StoredJson.Read<List<string>>).GroupBy(t => t, StringComparer.Ordinal).Select(g => new TagCount(g.Key, g.Count()))
            .OrderByDescending(t => t.Count).ThenBy(t => t.Tag, StringComparer.CurrentCulture).Take(MostTags).ToList();
    }
}

internal sealed class SweepUploadsHandler(Storing.ScratchFolder scratch, IFileStore store, TimeProvider clock) : IHandle<SweepUploads, int>
{
    // Other nodes may share the folder; none takes a day for an upload.
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public async Task<Outcome<int>> HandleAsync(SweepUploads command, Actor actor, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Age;
        return scratch.Sweep(before) + await store.SweepAsync(before, cancel);
    }
}
