namespace Quartett.Connectors.Abstractions.Capabilities;

/// <summary>Can take a published post back.</summary>
public interface IRetract : IConnector
{
    /// <summary>Removes every part, the last one first. A post that is gone already counts as retracted.</summary>
    /// <exception cref="ConnectorException">When it is still there or nobody knows.</exception>
    Task RetractAsync(ChannelAccess access, DeliveryReceipt receipt, CancellationToken cancel);
}
