using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

/// <summary>Which workspace the running use case lives in; one per scope.</summary>
internal sealed class WorkspaceWalls
{
    public WorkspaceId? Current { get; private set; }

    public bool SeesAll { get; private set; }

    public IDisposable Enter(WorkspaceId? workspace, bool all)
    {
        var before = (Current, SeesAll);
        (Current, SeesAll) = (workspace, all);
        return new Leave(this, before);
    }

    private sealed class Leave(WorkspaceWalls walls, (WorkspaceId? Current, bool SeesAll) before) : IDisposable
    {
        public void Dispose() => (walls.Current, walls.SeesAll) = before;
    }
}
