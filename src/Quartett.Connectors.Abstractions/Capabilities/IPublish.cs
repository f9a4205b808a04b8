namespace Quartett.Connectors.Abstractions.Capabilities;

/// <summary>
/// Can make a post public. Where the limits say so (<see cref="PostLimits.Thread"/>, <see cref="PostLimits.Comment"/>) it is
/// also asked for the later parts of a thread and for the first comment, in calls of their own, in order.
/// </summary>
public interface IPublish : IConnector
{
    /// <summary>
    /// Chooses the idempotency handle before the first try, or returns <c>null</c> where the network has none.
    /// The host stores it durably before any byte leaves and passes the same one with every later try. Each step of a
    /// delivery has a handle of its own.
    /// </summary>
    string? ChooseHandle(OutgoingPost post, TimeProvider clock);

    /// <summary>
    /// Publishes, or goes on where an earlier try with the same handle stopped. With a handle, calling it twice
    /// must not publish twice.
    /// </summary>
    /// <exception cref="ConnectorException">
    /// Every failure, mapped to the closed list. <see cref="FailureKind.UnknownOutcome"/> exactly when the request that
    /// publishes may have reached the network and no answer came.
    /// </exception>
    Task<DeliveryReceipt> PublishAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel);
}
