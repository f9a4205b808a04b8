namespace Quartett.Connectors.Abstractions.Capabilities;

/// <summary>Can make a post public.</summary>
public interface IPublish : IConnector
{
    /// <summary>
    /// Chooses the idempotency handle before the first try, or returns <c>null</c> where the network has none.
    /// The host stores it durably before any byte leaves and passes the same one with every later try.
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
