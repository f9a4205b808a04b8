using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces;

/// <summary>What a module has to set up in a new workspace; called inside the founding transaction.</summary>
public interface IWhenFounded
{
    Task FoundedAsync(WorkspaceId workspace, CancellationToken cancel);
}
