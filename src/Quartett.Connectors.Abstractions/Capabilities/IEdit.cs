namespace Quartett.Connectors.Abstractions.Capabilities;

/// <summary>Can change a published post in place, so that its address stays.</summary>
public interface IEdit : IConnector
{
    /// <summary>Brings one post or part up to date.</summary>
    /// <param name="receipt">Of that part alone.</param>
    /// <exception cref="ConnectorException">When the network refuses the change or does not know the post.</exception>
    Task<DeliveryReceipt> EditAsync(ChannelAccess access, OutgoingPost post, DeliveryReceipt receipt, CancellationToken cancel);
}
