using NodaTime;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>Posts that say the same again and again, on days that follow from one <see cref="Recurrence"/>.</summary>
public readonly record struct SeriesId(Guid Value) : IStrongId<SeriesId>
{
    public static SeriesId From(Guid value) => new(value);

    public static SeriesId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>
/// Begins a series with this post: it takes the first day, and the next ones are planned after it as posts of their own.
/// What the post says now is sealed for the whole series.
/// </summary>
/// <param name="Revision">What the person had on the screen; <c>null</c> for callers that have none.</param>
[Needs(Right.Publish)]
public sealed record RepeatPost(WorkspaceId Workspace, PostId Post, Recurrence Recurrence, int? Revision = null) : IUseCase<SeriesId>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check() => RecurrenceChecks.Of(Recurrence);
}

/// <summary>Gives a series other days or another time from now on. Days on which somebody wrote something of their own stay as they are.</summary>
[Needs(Right.Publish)]
public sealed record ChangeRecurrence(WorkspaceId Workspace, SeriesId Series, Recurrence Recurrence) : IUseCase<Nothing>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check() => RecurrenceChecks.Of(Recurrence);
}

/// <summary>What this post of a series says is said by all that follow, except where somebody wrote something of their own.</summary>
/// <param name="Revision">What the person had on the screen; <c>null</c> for callers that have none.</param>
[Needs(Right.Publish)]
public sealed record RewriteSeries(WorkspaceId Workspace, PostId Post, int? Revision = null) : IUseCase<int>, IInWorkspace;

/// <summary>Nothing of it goes out until it is resumed. Planned days nobody wrote on go; the others become drafts.</summary>
[Needs(Right.Publish)]
public sealed record PauseSeries(WorkspaceId Workspace, SeriesId Series) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Goes on with the next day of the rule; what would have been in between is not made up for.</summary>
[Needs(Right.Publish)]
public sealed record ResumeSeries(WorkspaceId Workspace, SeriesId Series) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Ends it for good. What went out stays.</summary>
[Needs(Right.Publish)]
public sealed record EndSeries(WorkspaceId Workspace, SeriesId Series) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Leaves one day out; the others keep theirs.</summary>
[Needs(Right.Publish)]
public sealed record SkipOccurrence(WorkspaceId Workspace, SeriesId Series, LocalDate Day) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Takes a day back that was left out.</summary>
[Needs(Right.Publish)]
public sealed record UnskipOccurrence(WorkspaceId Workspace, SeriesId Series, LocalDate Day) : IUseCase<Nothing>, IInWorkspace;

/// <summary>The first days to come of a recurrence nobody has decided on yet.</summary>
[Needs(Right.Draft)]
public sealed record PreviewRecurrence(WorkspaceId Workspace, Recurrence Recurrence, int Take = 5) : IQuery<IReadOnlyList<Occurrence>>, IInWorkspace, ISelfChecking
{
    public IEnumerable<Refusal> Check() => RecurrenceChecks.Of(Recurrence);
}

/// <summary>All series, those that still run first.</summary>
[Needs(Right.See)]
public sealed record ListSeries(WorkspaceId Workspace) : IQuery<IReadOnlyList<SeriesView>>, IInWorkspace;

[Needs(Right.See)]
public sealed record ShowSeries(WorkspaceId Workspace, SeriesId Series) : IQuery<SeriesView>, IInWorkspace;

/// <summary>The series of which it is time to plan further ahead, in all workspaces.</summary>
[OpenTo(Openness.Installation)]
public sealed record FindSeriesToPlan : IQuery<IReadOnlyList<DueSeries>>;

public sealed record DueSeries(WorkspaceId Workspace, SeriesId Series);

/// <summary>
/// Makes posts of the next days of a series, each once: in the name of the person who sealed what it says, and through
/// the same gate as theirs. May run any number of times, late, and on several nodes at once.
/// </summary>
[OpenTo(Openness.Installation)]
public sealed record PlanSeries(WorkspaceId Workspace, SeriesId Series) : IUseCase<int>;

public enum SeriesStage
{
    Running,
    Paused,

    /// <summary>By a person, or because no day is left.</summary>
    Ended,
}

/// <param name="ByName">In whose name it speaks.</param>
/// <param name="Next">The days to come, the skipped ones among them; none while it is paused or ended.</param>
public sealed record SeriesView(
    SeriesId Id, Recurrence Recurrence, SeriesStage Stage, string FirstWords, IReadOnlyList<CardChannel> Channels, string ByName, DateTimeOffset CreatedAt, IReadOnlyList<Occurrence> Next);

/// <summary>To which series a post belongs.</summary>
/// <param name="Own">It says something else than the series.</param>
public sealed record PartOfSeries(SeriesView Series, LocalDate Day, bool Own);
