using Quartett.Core.Kernel;
using Quartett.Core.Texts;

namespace Quartett.Core.Publishing;

/// <summary>Begins a post. An empty one is fine: a draft may be anything.</summary>
[Needs(Right.Draft)]
public sealed record DraftPost(WorkspaceId Workspace, PostContent Content, DateTimeOffset? PlannedAt = null) : IUseCase<PostId>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check() => ContentChecks.Of(Content);
}

/// <summary>Saves what a post says. Who saves names the revision they started from; if it moved on, nothing is overwritten.</summary>
[Needs(Right.Draft)]
public sealed record EditPost(WorkspaceId Workspace, PostId Post, int BaseRevision, PostContent Content) : IUseCase<Saved>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check() => ContentChecks.Of(Content);
}

/// <param name="Revision">The number to name with the next save.</param>
/// <param name="Held">Deliveries that were stopped because somebody who may not publish changed their content.</param>
public sealed record Saved(int Revision, int Held);

[Needs(Right.Draft)]
public sealed record DuplicatePost(WorkspaceId Workspace, PostId Post) : IUseCase<PostId>, IInWorkspace;

/// <summary>Puts a post away; what is still to go out is cancelled, if whoever does it may publish there. It can be brought back.</summary>
[Needs(Right.Draft)]
public sealed record DiscardPost(WorkspaceId Workspace, PostId Post) : IUseCase<Nothing>, IInWorkspace;

[Needs(Right.Draft)]
public sealed record BringBackPost(WorkspaceId Workspace, PostId Post) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Makes an earlier version the current one, as a new version.</summary>
[Needs(Right.Draft)]
public sealed record RestoreVersion(WorkspaceId Workspace, PostId Post, int BaseRevision, int Revision) : IUseCase<Saved>, IInWorkspace;

[Needs(Right.See)]
public sealed record ShowPost(WorkspaceId Workspace, PostId Post) : IQuery<PostView>, IInWorkspace;

/// <summary>Versions, newest first.</summary>
[Needs(Right.See)]
public sealed record ListVersions(WorkspaceId Workspace, PostId Post) : IQuery<IReadOnlyList<VersionView>>, IInWorkspace;

/// <param name="Changes">What changed against the version before.</param>
public sealed record VersionView(int Revision, string AuthorName, DateTimeOffset At, PostContent Content, IReadOnlyList<TextChange> Changes);

/// <summary>Posts for lists, newest change first; keyset paging by <paramref name="Before"/>.</summary>
[Needs(Right.See)]
public sealed record ListPosts(WorkspaceId Workspace, PostStage? Stage = null, Guid? Channel = null, string? Search = null, bool Discarded = false, DateTimeOffset? Before = null, int Take = 50)
    : IQuery<IReadOnlyList<PostCard>>, IInWorkspace;

/// <summary>What every channel would say to this content right now; saves nothing.</summary>
[Needs(Right.Draft)]
public sealed record CheckContent(WorkspaceId Workspace, PostContent Content) : IQuery<IReadOnlyList<VariantCheck>>, IInWorkspace;

[Needs(Right.Draft)]
public sealed record AddComment(WorkspaceId Workspace, PostId Post, string Text) : IUseCase<Nothing>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(Text)) yield return new("comment.empty", "text");
        if (Text is { Length: > 4000 }) yield return new("comment.tooLong", "text", 4000);
    }
}

[Needs(Right.See)]
public sealed record ListComments(WorkspaceId Workspace, PostId Post) : IQuery<IReadOnlyList<CommentView>>, IInWorkspace;

public sealed record CommentView(string AuthorName, string Text, DateTimeOffset At, IReadOnlyList<string> Mentions);

public enum TextBlockKind
{
    Template,
    Signature,
    HashtagSet,
}

[Needs(Right.Draft)]
public sealed record KeepTextBlock(WorkspaceId Workspace, Guid? Id, TextBlockKind Kind, string Name, string Text) : IUseCase<Guid>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 80) yield return new("textBlock.name", "name", 80);
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > 40_000) yield return new("textBlock.text", "text");
    }
}

[Needs(Right.Draft)]
public sealed record DropTextBlock(WorkspaceId Workspace, Guid Id) : IUseCase<Nothing>, IInWorkspace;

[Needs(Right.See)]
public sealed record ListTextBlocks(WorkspaceId Workspace) : IQuery<IReadOnlyList<TextBlockView>>, IInWorkspace;

public sealed record TextBlockView(Guid Id, TextBlockKind Kind, string Name, string Text);

/// <summary>What can be said about content without looking anywhere.</summary>
internal static class ContentChecks
{
    public const int TextMax = 100_000;

    // Beside the first one. Nobody reads more, and every part is a call to the network.
    public const int PartsMax = 24;

    public static IEnumerable<Refusal> Of(PostContent content)
    {
        if (content.Text.Length > TextMax) yield return new("post.textTooLong", "text", TextMax);
        for (var i = 0; i < content.Variants.Count; i++)
        {
            if (content.Variants[i].Text is { Length: > TextMax }) yield return new("post.textTooLong", $"variants[{i}].text", TextMax);
            if (content.Variants[i].FirstComment is { Length: > TextMax }) yield return new("post.textTooLong", $"variants[{i}].firstComment", TextMax);
        }

        for (var i = 0; i < content.More.Count; i++)
        {
            if (content.More[i].Text is { Length: > TextMax }) yield return new("post.textTooLong", $"more[{i}].text", TextMax);
        }

        if (content.More.Count > PartsMax) yield return new("post.tooManyParts", "more", PartsMax + 1);
        if (content.Variants.Select(v => v.Channel).Distinct().Count() != content.Variants.Count) yield return new("post.channelTwice", "variants");
        if (content.Images.Count + content.More.Sum(p => p.Images?.Count ?? 0) > 20) yield return new("post.tooManyImages", "images", 20);
        if (content.Link is { } link && !(Uri.TryCreate(link.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return new("post.linkUnreadable", "link.address", link.Address);
    }
}
