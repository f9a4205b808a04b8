using NodaTime;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>Gives a post its moment on every chosen channel and seals exactly what it says now.</summary>
/// <param name="Revision">What the person had on the screen; <c>null</c> for callers that have none (command line).</param>
/// <param name="Channels">Only these; <c>null</c> for all chosen channels.</param>
[Needs(Right.Publish)]
public sealed record SchedulePost(WorkspaceId Workspace, PostId Post, Moment When, int? Revision = null, IReadOnlyList<ChannelId>? Channels = null)
    : IUseCase<IReadOnlyList<PlannedDelivery>>, IInWorkspace;

public sealed record PlannedDelivery(DeliveryId Id, ChannelId Channel, DateTimeOffset DueAt);

/// <summary>When something is to happen.</summary>
public abstract record Moment
{
    private Moment()
    {
    }

    public sealed record Now : Moment;

    /// <summary>An exact instant.</summary>
    public sealed record At(DateTimeOffset Instant) : Moment;

    /// <summary>A time on the workspace's wall clock; <paramref name="Fold"/> chooses when the clock shows it twice.</summary>
    public sealed record OnTheClock(LocalDateTime Local, Fold Fold = Fold.Ask) : Moment;

    /// <summary>A slot somebody saw free and chose, on the workspace's wall clock; refused where another post has it by now.</summary>
    public sealed record InSlot(LocalDateTime Local, Fold Fold = Fold.Ask) : Moment;

    /// <summary>Each channel's next free slot.</summary>
    public sealed record NextSlot : Moment;
}

/// <summary>Which of the two, when clocks are set back and a time comes twice.</summary>
public enum Fold
{
    Ask,
    First,
    Second,
}

/// <summary>Plans a draft for a day without sending it anywhere yet; <c>null</c> puts it back into the backlog.</summary>
[Needs(Right.Draft)]
public sealed record PlanPost(WorkspaceId Workspace, PostId Post, LocalDateTime? Local) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Moves a planned post to another day or time; sealed content stays sealed.</summary>
/// <param name="Time">Keeps its time of day when <c>null</c>.</param>
[Needs(Right.Publish)]
public sealed record MovePost(WorkspaceId Workspace, PostId Post, LocalDate Day, LocalTime? Time = null, Fold Fold = Fold.Ask) : IUseCase<DateTimeOffset>, IInWorkspace;

/// <summary>Takes a post out of the plan; it becomes a draft again.</summary>
[Needs(Right.Publish)]
public sealed record UnschedulePost(WorkspaceId Workspace, PostId Post) : IUseCase<Nothing>, IInWorkspace;

[Needs(Right.Publish)]
public sealed record HoldPost(WorkspaceId Workspace, PostId Post) : IUseCase<int>, IInWorkspace;

/// <summary>Lets held deliveries go on. What was missed goes out at once: the person has decided so by releasing it.</summary>
[Needs(Right.Publish)]
public sealed record ReleasePost(WorkspaceId Workspace, PostId Post) : IUseCase<int>, IInWorkspace;

/// <summary>Posts of a span for the calendar; and those without a moment.</summary>
[Needs(Right.See)]
public sealed record ShowCalendar(WorkspaceId Workspace, LocalDate From, LocalDate To, Guid? Channel = null, PostStage? Stage = null) : IQuery<CalendarView>, IInWorkspace;

/// <param name="Days">Every day of the span with its cards in order of time.</param>
/// <param name="Backlog">Drafts without a moment, newest first.</param>
public sealed record CalendarView(string TimeZone, IReadOnlyList<CalendarDay> Days, IReadOnlyList<PostCard> Backlog);

public sealed record CalendarDay(LocalDate Day, IReadOnlyList<PostCard> Posts, IReadOnlyList<FreeSlot> FreeSlots);

/// <summary>A slot nobody has taken yet.</summary>
public sealed record FreeSlot(ChannelId Channel, string ChannelName, DateTimeOffset At);
