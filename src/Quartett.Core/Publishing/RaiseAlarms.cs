using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>
/// The clock looks whether anything is late, waits for a person or cannot be sent, and tells those who may publish: on
/// their screen, and by mail where there is a mail server. Each thing is told once, until it is over.
/// </summary>
[OpenTo(Openness.Installation)]
public sealed record RaiseAlarms : IUseCase<int>;

/// <summary>What is wrong now, the oldest first.</summary>
[Needs(Right.See)]
public sealed record ListAlarms(WorkspaceId Workspace) : IQuery<IReadOnlyList<AlarmView>>, IInWorkspace;

/// <param name="Post">Of a delivery.</param>
/// <param name="Channel">Of a delivery, or the channel that rests.</param>
public sealed record AlarmView(AlarmKind Kind, Guid Subject, PostId? Post, Guid Channel, DateTimeOffset Since);

public enum AlarmKind
{
    /// <summary>Due for longer than the workspace tolerates, and still on its way.</summary>
    Late,

    /// <summary>Refused, uncertain, or held by something nobody has decided.</summary>
    NeedsPerson,

    /// <summary>The channel rests for longer than the workspace tolerates.</summary>
    ChannelRests,

    /// <summary>The channel must be connected again.</summary>
    ChannelDisconnected,
}
