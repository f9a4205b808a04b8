namespace Quartett.Core.Publishing;

/// <summary>
/// Where a delivery stands. <em>Late</em> is computed (due, and not there yet); <em>resting</em> belongs to the channel.
/// </summary>
public enum DeliveryState
{
    /// <summary>For its minute, or until the channel may be tried again.</summary>
    Waiting,

    /// <summary>A node has taken it; nothing has left yet.</summary>
    Claimed,

    /// <summary>The attempt is recorded and the call has begun.</summary>
    Sending,

    Delivered,

    /// <summary>The network refused it for good.</summary>
    Rejected,

    /// <summary>It may or may not be out there; the network is asked, then a person.</summary>
    Uncertain,

    /// <summary>Stopped, with a reason; only a person lets it go on.</summary>
    Held,

    Cancelled,

    /// <summary>Was delivered, then taken back.</summary>
    Retracted,
}

/// <summary>Where a post stands, read off its deliveries.</summary>
public enum PostStage
{
    Draft,
    Planned,
    Sending,

    /// <summary>At least one channel needs a person: rejected, uncertain or held.</summary>
    NeedsAttention,
    Published,
    Retracted,
    Discarded,
}

/// <summary>
/// Which state may follow which: asked of this place only. What is out in part may end as delivered without another
/// part, or be retracted, from where it waits for a person.
/// </summary>
public static class DeliveryStates
{
    private static readonly Dictionary<DeliveryState, DeliveryState[]> Next = new()
    {
        [DeliveryState.Waiting] = [DeliveryState.Claimed, DeliveryState.Held, DeliveryState.Cancelled, DeliveryState.Delivered],
        [DeliveryState.Claimed] = [DeliveryState.Sending, DeliveryState.Waiting, DeliveryState.Held, DeliveryState.Rejected, DeliveryState.Cancelled, DeliveryState.Delivered],
        [DeliveryState.Sending] = [DeliveryState.Delivered, DeliveryState.Rejected, DeliveryState.Waiting, DeliveryState.Uncertain, DeliveryState.Held],
        [DeliveryState.Uncertain] = [DeliveryState.Delivered, DeliveryState.Waiting, DeliveryState.Rejected, DeliveryState.Cancelled],
        [DeliveryState.Held] = [DeliveryState.Waiting, DeliveryState.Cancelled, DeliveryState.Delivered, DeliveryState.Retracted],
        [DeliveryState.Rejected] = [DeliveryState.Waiting, DeliveryState.Cancelled, DeliveryState.Delivered, DeliveryState.Retracted],
        [DeliveryState.Delivered] = [DeliveryState.Retracted],
        [DeliveryState.Cancelled] = [],
        [DeliveryState.Retracted] = [],
    };

    public static bool May(DeliveryState from, DeliveryState to) => Next[from].Contains(to);

    /// <summary>Whether something may still go out.</summary>
    public static bool IsOpen(DeliveryState state) =>
        state is DeliveryState.Waiting or DeliveryState.Claimed or DeliveryState.Sending or DeliveryState.Uncertain or DeliveryState.Held;

    /// <summary>What people and programs read outside: lower-case words of the vocabulary.</summary>
    public static string Word(this DeliveryState state) => state.ToString().ToLowerInvariant();
}
