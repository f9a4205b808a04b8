using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;

namespace Quartett.Core.Publishing.Drafting;

internal sealed class PostMediaUse(AppDbContext database) : IMediaUse
{
    public async Task<IReadOnlyList<MediaUse>> WhereAsync(WorkspaceId workspace, Guid media, CancellationToken cancel)
    {
        var mark = media.ToString();
        var posts = await database.Posts.AsNoTracking().Where(p => p.DiscardedAt == null && p.Content.Contains(mark)).OrderByDescending(p => p.ChangedAt).Take(100).ToListAsync(cancel);
        return [.. posts.Where(p => Statements.MediaOf(p.Said()).Contains(media))
            .Select(p => new MediaUse("post", p.Id.Value, p.Said().FirstWords, p.Stage is not (PostStage.Published or PostStage.Retracted)))];
    }
}
