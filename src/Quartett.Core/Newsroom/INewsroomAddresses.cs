namespace Quartett.Core.Newsroom;

/// <summary>
/// Where readers find a Newsroom. The host answers from its configuration and the workspace's own host name,
/// never from what a request claims.
/// </summary>
public interface INewsroomAddresses
{
    /// <summary>The absolute address of the front page, without a slash at its end unless it is the root of a host.</summary>
    /// <param name="workspace">The workspace's address segment.</param>
    /// <param name="ownHost">The workspace's own host name for the Newsroom, or <c>null</c>.</param>
    Uri Home(string workspace, string? ownHost);

    /// <summary>The absolute address of anything below the front page.</summary>
    /// <param name="path">Relative, without a slash at its beginning: <c>feed.atom</c>, <c>media/…</c>, an article's segment.</param>
    Uri Below(string workspace, string? ownHost, string path);
}
