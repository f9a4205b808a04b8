using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Publishing.Checking;

namespace Quartett.Core.Publishing.Drafting;

/// <summary>Writes posts and their versions, always together.</summary>
internal sealed class Drafts(AppDbContext database, Seal seal, ISearchIndex search, TimeProvider clock)
{
    // One sitting is one version: the same person's saves within this time replace each other.
    private static readonly TimeSpan Sitting = TimeSpan.FromMinutes(10);

    public async Task<Post> BeginAsync(WorkspaceId workspace, PostContent content, DateTimeOffset? plannedAt, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var post = new Post
        {
            Id = PostId.New(),
            WorkspaceId = workspace,
            Revision = 1,
            Content = StoredJson.Write(content),
            AuthorId = actor.Login!.Value,
            AuthorName = actor.Name,
            CreatedAt = now,
            ChangedAt = now,
            ChangedBy = actor.Login.Value,
            ChangedByName = actor.Name,
            PlannedAt = plannedAt,
        };
        database.Add(post);
        AddVersion(post, actor, now);
        await search.PutAsync(workspace, SearchKind.Post, post.Id.Value, SearchableText(content), cancel);
        return post;
    }

    public Task<Post?> FindAsync(PostId id, CancellationToken cancel) => database.PostAloneAsync(id, cancel);

    /// <returns>Number of deliveries held because the writer may not publish.</returns>
    public async Task<int> WriteAsync(Post post, PostContent content, Actor actor, bool newVersion, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var text = StoredJson.Write(content);
        if (text == post.Content) return 0;
        var last = await database.PostVersions.Where(v => v.PostId == post.Id).OrderByDescending(v => v.Revision).FirstAsync(cancel);
        post.Revision++;
        post.Content = text;
        (post.ChangedAt, post.ChangedBy, post.ChangedByName) = (now, actor.Login!.Value, actor.Name);
        if (!newVersion && last.AuthorId == post.ChangedBy && now - last.At < Sitting && last.Revision > 1)
        {
            (last.Content, last.Revision) = (text, post.Revision);
        }
        else
        {
            AddVersion(post, actor, now);
        }

        await search.PutAsync(post.WorkspaceId, SearchKind.Post, post.Id.Value, SearchableText(content), cancel);
        return await seal.RenewAsync(post, content, actor, cancel);
    }

    private void AddVersion(Post post, Actor actor, DateTimeOffset now) => database.Add(new PostVersion
    {
        Id = Guid.CreateVersion7(),
        WorkspaceId = post.WorkspaceId,
        PostId = post.Id,
        Revision = post.Revision,
        Content = post.Content,
        AuthorId = actor.Login!.Value,
        AuthorName = actor.Name,
        At = now,
    });

    private static string SearchableText(PostContent content) =>
        string.Join('\n', content.Variants.SelectMany(v => new[] { v.Text ?? "", v.FirstComment ?? "" }).Concat(content.More.Select(p => p.Text)).Prepend(content.Text)
            .Concat(content.Images.Concat(content.More.SelectMany(p => p.Images ?? [])).Select(i => i.AltText)));
}
