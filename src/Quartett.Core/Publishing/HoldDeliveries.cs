using Quartett.Core.Kernel;

namespace Quartett.Core.Publishing;

/// <summary>
/// Stops everything this workspace would make public, at once. What comes due meanwhile is held, and stays held when
/// the stop ends, until a person has looked at it.
/// </summary>
[Needs(Right.Publish)]
public sealed record HoldDeliveries(WorkspaceId Workspace) : IUseCase<Nothing>, IInWorkspace;

/// <summary>Ends the stop: what comes due from now on goes out again.</summary>
[Needs(Right.Publish)]
public sealed record ResumeDeliveries(WorkspaceId Workspace) : IUseCase<Nothing>, IInWorkspace;
