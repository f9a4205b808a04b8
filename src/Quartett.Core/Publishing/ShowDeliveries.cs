using Quartett.Core.Channels;
using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>Where everything stands that is to become public here: for the channels together and for each.</summary>
[Needs(Right.See)]
public sealed record ShowDeliveries(WorkspaceId Workspace, DeliveryList List, ChannelId? Channel = null, int Take = 100) : IQuery<DeliveriesView>, IInWorkspace;

/// <summary>The lists of the page; one delivery can stand in several.</summary>
public enum DeliveryList
{
    /// <summary>Due within a day, or overdue and on its way.</summary>
    Due,

    /// <summary>Claimed or being sent at this moment.</summary>
    Sending,

    /// <summary>Due, but its channel rests or its next try has a time of its own.</summary>
    Resting,

    /// <summary>Due for more than a minute and not there, for whatever reason.</summary>
    Late,

    /// <summary>May or may not be out there.</summary>
    Uncertain,

    /// <summary>Waits for a person.</summary>
    Held,

    /// <summary>Refused for good.</summary>
    Rejected,

    /// <summary>There, newest first.</summary>
    Delivered,
}

/// <param name="Hold">The stop of everything, while one lasts.</param>
public sealed record DeliveriesView(HoldView? Hold, IReadOnlyDictionary<DeliveryList, int> Counts, IReadOnlyList<ChannelLoad> Channels, IReadOnlyList<DeliveryLine> Lines);

public sealed record HoldView(DateTimeOffset Since, string ByName);

/// <summary>How much one channel has before it, and whether it rests.</summary>
/// <param name="Waiting">Still to come, whenever.</param>
/// <param name="NextAt">The earliest of them.</param>
/// <param name="NeedsPerson">Held, refused or uncertain.</param>
public sealed record ChannelLoad(ChannelView Channel, int Waiting, DateTimeOffset? NextAt, int Sending, int Late, int NeedsPerson);

/// <param name="Failure">A word of the closed list: what the last try ended with.</param>
public sealed record DeliveryLine(
    DeliveryId Id, PostId Post, string FirstWords, ChannelView Channel, DeliveryState State, bool Late, DateTimeOffset DueAt, DateTimeOffset? NotBefore,
    DateTimeOffset? DeliveredAt, string? HeldReason, string? Failure, string? Detail, int Tries, string? Permalink, int PartsOut = 0, int Parts = 1, bool QuotaAhead = false);
