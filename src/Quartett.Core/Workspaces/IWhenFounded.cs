using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces;

/// <summary>Gives a new workspace what it needs from the start (the Newsroom channel, for one), inside the same transaction and its walls.</summary>
public interface IWhenFounded
{
    Task FoundedAsync(WorkspaceId workspace, CancellationToken cancel);
}
