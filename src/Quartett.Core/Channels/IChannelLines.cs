using Quartett.Connectors.Abstractions;
using Quartett.Core.Kernel;

namespace Quartett.Core.Channels;

/// <summary>Opens the line to a channel for whoever is about to call its network.</summary>
public interface IChannelLines
{
    /// <returns><c>null</c> when the channel is gone or its network's connector is not there.</returns>
    Task<ChannelLine?> OpenAsync(WorkspaceId workspace, ChannelId channel, CancellationToken cancel);

    /// <summary>The same for several channels of any workspace at once, for the dispatcher; those that are gone are left out.</summary>
    Task<IReadOnlyDictionary<ChannelId, ChannelLine>> OpenAsync(IReadOnlyCollection<ChannelId> channels, CancellationToken cancel);

    /// <summary>Keeps what a call taught us about the channel: success, rest, disconnection.</summary>
    Task RememberAsync(WorkspaceId workspace, ChannelId channel, ConnectorFailure? failure, CancellationToken cancel);
}

/// <summary>A connector with everything it needs for one channel.</summary>
public sealed record ChannelLine(ChannelView Channel, IConnector Connector, ChannelAccess Access);
