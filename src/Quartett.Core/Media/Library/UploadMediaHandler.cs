using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

internal sealed class UploadMediaHandler(
    AppDbContext database, IMediaIntake intake, IFileStore store, ShortCommit commit, Happenings happenings, ISearchIndex search, TimeProvider clock)
    : IHandle<UploadMedia, MediaUploaded>
{
    private const long Longest = 400L * 1024 * 1024;

    public async Task<Outcome<MediaUploaded>> HandleAsync(UploadMedia command, Actor actor, CancellationToken cancel)
    {
        try
        {
            return Path.GetExtension(command.FileName).ToLowerInvariant() switch
            {
                ".mp4" or ".m4v" or ".mov" => await VideoAsync(command, actor, cancel),
                ".vtt" or ".srt" => await CaptionsAsync(command, actor, cancel),
                _ => await PictureAsync(command, actor, cancel),
            };
        }
        catch (StoreFullException)
        {
            return new Refusal(MediaCodes.DiskFull, "file");
        }
    }

    private async Task<Outcome<MediaUploaded>> PictureAsync(UploadMedia command, Actor actor, CancellationToken cancel)
    {
        var taken = await intake.TakePictureAsync(command.Content, command.FileName, cancel);
        if (taken.Value is not { } picture) return Refuse(taken.Problem!);
        using (picture)
        {
            var item = Item(command, actor, MediaKind.Picture, picture.Master.ContentType, picture.Master.Bytes, picture.Master.Width, picture.Master.Height, 0);
            return await KeepAsync(command, item, picture.LocationRemoved, picture.Master.Open, picture.Thumbnail.Open, actor, cancel);
        }
    }

    private async Task<Outcome<MediaUploaded>> VideoAsync(UploadMedia command, Actor actor, CancellationToken cancel)
    {
        var taken = await intake.TakeVideoAsync(command.Content, command.FileName, cancel);
        if (taken.Value is not { } video) return Refuse(taken.Problem!);
        using (video)
        {
            var item = Item(command, actor, MediaKind.Video, video.ContentType, video.Bytes, video.Facts.Width, video.Facts.Height, video.Facts.Seconds);
            return await KeepAsync(command, item, false, video.Open, null, actor, cancel);
        }
    }

    private async Task<Outcome<MediaUploaded>> CaptionsAsync(UploadMedia command, Actor actor, CancellationToken cancel)
    {
        var taken = await intake.TakeCaptionsAsync(command.Content, cancel);
        if (taken.Value is not { } captions) return Refuse(taken.Problem!);
        var bytes = Encoding.UTF8.GetBytes(captions.WebVtt);
        var item = Item(command, actor, MediaKind.Captions, "text/vtt", bytes.Length, 0, 0, 0);
        return await KeepAsync(command, item, false, () => new MemoryStream(bytes), null, actor, cancel);
    }

    private async Task<Outcome<MediaUploaded>> KeepAsync(
        UploadMedia command, MediaItem item, bool locationRemoved, Func<Stream> file, Func<Stream>? thumbnail, Actor actor, CancellationToken cancel)
    {
        var kept = false;
        try
        {
            await SaveFileAsync(item.FileKey, file(), cancel);
            if (thumbnail is not null) await SaveFileAsync(item.ThumbnailKey, thumbnail(), cancel);
            var uploaded = await NoteAsync(command, item, locationRemoved, actor, cancel);
            kept = true;
            return uploaded;
        }
        finally
        {
            // Without its row nobody would ever find or delete the file.
            if (!kept)
            {
                await store.DeleteAsync(item.FileKey, CancellationToken.None);
                await store.DeleteAsync(item.ThumbnailKey, CancellationToken.None);
            }
        }
    }

    private async Task SaveFileAsync(string key, Stream content, CancellationToken cancel)
    {
        await using (content)
        {
            await store.SaveAsync(key, content, Longest, cancel);
        }
    }

    private Task<MediaUploaded> NoteAsync(UploadMedia command, MediaItem item, bool locationRemoved, Actor actor, CancellationToken cancel) => commit.RunAsync(
        async () =>
        {
            if (database.Entry(item).State == EntityState.Detached) database.Add(item);
            await search.PutAsync(item.WorkspaceId, SearchKind.Media, item.Id, $"{item.FileName}\n{item.AltText}", cancel);
            happenings.Tell("media.uploaded", command.Workspace, item.Id, ("name", item.FileName));
            return new MediaUploaded(item.Id, item.Kind, item.Width, item.Height, item.Seconds, locationRemoved);
        },
        actor,
        cancel);

    private MediaItem Item(UploadMedia command, Actor actor, MediaKind kind, string contentType, long bytes, int width, int height, double seconds) => new()
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = command.Workspace,
        Kind = kind,
        FileName = Path.GetFileName(command.FileName) is { Length: > 0 } name ? name[..Math.Min(name.Length, 200)] : "file",
        ContentType = contentType,
        Bytes = bytes,
        Width = width,
        Height = height,
        Seconds = seconds,
        AltText = command.AltText.Trim(),
        ContentHash = command.ContentHash,
        UploadedByName = actor.Name,
        UploadedAt = clock.GetUtcNow(),
    };

    private static Refusal Refuse(MediaProblem problem) => new(problem.Code, "file", [.. problem.Args.Values]);
}
