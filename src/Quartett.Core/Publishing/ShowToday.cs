using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>What needs a person now, what comes next, and what the asking person has begun.</summary>
[Needs(Right.See)]
public sealed record ShowToday(WorkspaceId Workspace) : IQuery<TodayView>, IInWorkspace;

/// <param name="Late">Due for more than a minute and on no way that needs a person yet.</param>
/// <param name="Troubles">Refused, uncertain or held, the oldest first.</param>
/// <param name="Next">From now to the end of tomorrow on the workspace's clock.</param>
/// <param name="MyDrafts">Of the asking person, newest first.</param>
/// <param name="Mentions">Comments of the last two weeks that name the asking person.</param>
/// <param name="AnyPost">Whether anybody has ever begun a post here.</param>
/// <param name="Hold">The stop of everything, while one lasts.</param>
public sealed record TodayView(
    IReadOnlyList<PostCard> Late,
    IReadOnlyList<Trouble> Troubles,
    IReadOnlyList<PostCard> Next,
    IReadOnlyList<PostCard> MyDrafts,
    IReadOnlyList<MentionedIn> Mentions,
    bool AnyPost,
    HoldView? Hold);

/// <summary>A post that waits for a decision, and the delivery that is to blame.</summary>
/// <param name="Failure">A word of the closed list, where a try has failed.</param>
/// <param name="Detail">What the network said.</param>
public sealed record Trouble(PostCard Card, DeliveryState State, string? HeldReason, string? Failure, string? Detail, string ChannelName, string NetworkName);

public sealed record MentionedIn(PostId Post, string PostWords, string AuthorName, string Text, DateTimeOffset At);
