namespace Quartett.Connectors.Abstractions.Capabilities;

/// <summary>Can be connected by filling a form, and can say whether the connection still works.</summary>
public interface IConnect : IConnector
{
    /// <summary>Signs in for the first time or again; saves the session through <paramref name="access"/>.</summary>
    /// <exception cref="ConnectorException">With <see cref="ConnectorFailure.Field"/> naming the setting to mend where one is to blame.</exception>
    Task<ConnectedProfile> ConnectAsync(ChannelAccess access, CancellationToken cancel);

    /// <summary>Asks the network whether the stored session still works, without publishing anything.</summary>
    /// <exception cref="ConnectorException">Saying why not.</exception>
    Task<ConnectedProfile> TestAsync(ChannelAccess access, CancellationToken cancel);
}

/// <summary>Who we are on the network.</summary>
/// <param name="RemoteId">Never changes (a DID on Bluesky).</param>
/// <param name="Handle">As people write it; may change.</param>
/// <param name="Address">The profile's public address.</param>
/// <param name="Limits">Limits of this very server, where they differ from the network's.</param>
public sealed record ConnectedProfile(string RemoteId, string Handle, string DisplayName, Uri? Address, PostLimits? Limits = null);
