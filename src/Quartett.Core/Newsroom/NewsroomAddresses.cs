namespace Quartett.Core.Newsroom;

/// <summary>
/// Makes the Newsroom's absolute addresses from the installation's public address, or from the workspace's own host
/// name with the public address's scheme and port.
/// </summary>
/// <param name="root">Asked anew each time: without configuration it is known only when the server listens.</param>
public sealed class NewsroomAddresses(Func<Uri> root) : INewsroomAddresses
{
    public Uri Home(string workspace, string? ownHost) =>
        ownHost is { Length: > 0 } host ? new UriBuilder(root()) { Host = host, Path = "/" }.Uri : new Uri(root(), $"/news/{workspace}");

    public Uri Below(string workspace, string? ownHost, string path) =>
        new($"{Home(workspace, ownHost).AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>Requests to this host are for the product itself, whatever a workspace enters as its own host name.</summary>
    public bool IsOfTheHouse(string host) => string.Equals(host, root().Host, StringComparison.OrdinalIgnoreCase);
}
