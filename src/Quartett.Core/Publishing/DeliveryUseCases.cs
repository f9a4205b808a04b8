using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>Tries a refused delivery again, now, with what the post says now; it passes the gate like the first time.</summary>
[Needs(Right.Publish)]
public sealed record RetryDelivery(WorkspaceId Workspace, DeliveryId Delivery) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Leaves what is out of a delivery as it is and sends no further part.</summary>
[Needs(Right.Publish)]
public sealed record LeaveInPart(WorkspaceId Workspace, DeliveryId Delivery) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Takes what was published back from the network, every part of it, the last one first.</summary>
[Needs(Right.Publish), ReachesOut]
public sealed record RetractDelivery(WorkspaceId Workspace, DeliveryId Delivery) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Takes a post back from every channel it is on.</summary>
[Needs(Right.Publish), ReachesOut]
public sealed record RetractPost(WorkspaceId Workspace, PostId Post) : IUseCase<int>, IInWorkspace;

/// <summary>Brings a published post up to what it says now, where the network can change posts in place.</summary>
[Needs(Right.Publish), ReachesOut]
public sealed record UpdateDelivered(WorkspaceId Workspace, DeliveryId Delivery) : IUseCase<Nothing>, IInWorkspace;

/// <summary>A person settles what neither we nor the network could find out.</summary>
[Needs(Right.Publish)]
public sealed record SettleUncertain(WorkspaceId Workspace, DeliveryId Delivery, Settlement Settlement) : IUseCase<Nothing>, IInWorkspace;

public enum Settlement
{
    /// <summary>I have looked: it is there.</summary>
    ItIsThere,

    /// <summary>I have looked: it is not there. It goes out again.</summary>
    SendAgain,

    /// <summary>Leave it.</summary>
    GiveUp,
}
