using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Drafting;

internal sealed class AddCommentHandler(AppDbContext database, Happenings happenings, TimeProvider clock) : IHandle<AddComment, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(AddComment command, Actor actor, CancellationToken cancel)
    {
        if (!await database.Posts.AnyAsync(p => p.Id == command.Post, cancel)) return new Refusal("kernel.notFound");
        database.Add(new Comment
        {
            Id = Guid.CreateVersion7(),
            WorkspaceId = command.Workspace,
            PostId = command.Post,
            Text = command.Text.Trim(),
            AuthorId = actor.Login!.Value,
            AuthorName = actor.Name,
            At = clock.GetUtcNow(),
        });
        happenings.Tell("post.commented", command.Workspace, command.Post.Value, ("mentions", string.Join(", ", Mentions.In(command.Text))));
        return Nothing.AtAll;
    }
}

internal sealed class ListCommentsHandler(AppDbContext database) : IHandle<ListComments, IReadOnlyList<CommentView>>
{
    public async Task<Outcome<IReadOnlyList<CommentView>>> HandleAsync(ListComments command, Actor actor, CancellationToken cancel)
    {
        if (!await database.Posts.AnyAsync(p => p.Id == command.Post, cancel)) return new Refusal("kernel.notFound");
        var rows = await database.Comments.AsNoTracking().Where(c => c.PostId == command.Post).OrderBy(c => c.At).ToListAsync(cancel);
        return rows.ConvertAll(c => new CommentView(c.AuthorName, c.Text, c.At, Mentions.In(c.Text)));
    }
}

/// <summary>Names written as @Jana or @"Jana Lindner".</summary>
internal static partial class Mentions
{
    public static IReadOnlyList<string> In(string text) =>
        [.. Mention().Matches(text).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["word"].Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex("""(?<![\p{L}\p{N}])@(?:"(?<quoted>[^"\n]{1,80})"|(?<word>[\p{L}][\p{L}\p{N}.\-]{0,59}))""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
