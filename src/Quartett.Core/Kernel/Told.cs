namespace Quartett.Core.Kernel;

/// <summary>What is passed on of a happening once it is committed: enough to know that one should look again, and nothing worth overhearing.</summary>
/// <param name="What">The code of the happening, e.g. <c>post.scheduled</c>.</param>
/// <param name="Subject">What it is about.</param>
public sealed record Told(string What, WorkspaceId? Workspace, Guid? Subject);

/// <summary>Hears what happened after it was committed, on this node or another; must not fail the caller.</summary>
public interface IListen
{
    void Heard(Told told);

    /// <summary>Something may have happened that nobody heard of: whoever shows or waits looks again.</summary>
    void MissedSomething();
}

/// <summary>The other nodes of this installation. With SQLite there are none.</summary>
public interface IOtherNodes
{
    /// <summary>Passes on what was committed here. Returns at once, and it may be lost: nothing may rest on it alone.</summary>
    void Tell(IReadOnlyList<Told> told);

    /// <summary>Hears what the others pass on, until it is stopped; what was missed meanwhile is said to the listeners.</summary>
    Task ListenAsync(CancellationToken stop);
}
