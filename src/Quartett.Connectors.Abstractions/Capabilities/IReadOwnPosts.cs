namespace Quartett.Connectors.Abstractions.Capabilities;

/// <summary>Can say whether a post we tried to publish is there: how an unknown outcome is settled.</summary>
public interface IReadOwnPosts : IConnector
{
    /// <summary>Looks for the one post or part by handle, else by comparing own recent posts (and what they stand below).</summary>
    /// <returns>The receipt when it is there; <c>null</c> only when the network says for certain that it is not.</returns>
    /// <exception cref="ConnectorException">When the network could not be asked.</exception>
    Task<DeliveryReceipt?> FindAsync(ChannelAccess access, OutgoingPost post, string? handle, CancellationToken cancel);
}
