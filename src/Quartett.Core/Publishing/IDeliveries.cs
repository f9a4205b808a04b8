namespace Quartett.Core.Publishing;

/// <summary>The work of the dispatcher, for the host that keeps it going and for tests that hold the clock.</summary>
public interface IDeliveries
{
    /// <summary>Takes what is due (one delivery per channel), sends it and records what happened.</summary>
    /// <param name="stop">Ends the taking of new work; what has begun is finished.</param>
    /// <returns>How many were taken.</returns>
    Task<int> SendDueAsync(string node, CancellationToken stop);

    /// <summary>Asks the networks about deliveries nobody knows the outcome of.</summary>
    Task<int> SettleUncertainAsync(string node, CancellationToken stop);

    /// <summary>When the next one is due, or <c>null</c>.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel);

    /// <summary>Gives back what this node has claimed and not begun.</summary>
    Task ReturnClaimsAsync(string node, CancellationToken cancel);
}
