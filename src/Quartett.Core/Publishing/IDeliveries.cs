namespace Quartett.Core.Publishing;

/// <summary>The work of the dispatcher, for the host that keeps it going and for tests that hold the clock.</summary>
public interface IDeliveries
{
    /// <summary>The name under which a running dispatcher shows that it is alive.</summary>
    public const string Pulse = "deliveries";

    /// <summary>
    /// Keeps the deliveries until asked to stop: takes what is due, sends it, renews what it holds and asks about what
    /// is uncertain. On the way out everything that has begun is finished and the rest is given back.
    /// </summary>
    /// <param name="node">A name no other process has.</param>
    Task RunAsync(string node, CancellationToken stop);

    /// <summary>Takes what is due (one delivery per channel), sends it and waits for its end.</summary>
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
