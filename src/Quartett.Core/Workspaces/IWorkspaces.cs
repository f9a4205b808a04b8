using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces;

/// <summary>What other modules may know of a workspace.</summary>
/// <param name="Slug">The segment in addresses.</param>
/// <param name="Country">DE, AT or CH.</param>
/// <param name="Language">de or en.</param>
/// <param name="TimeZone">IANA zone in which its wall clocks run.</param>
/// <param name="Signature">What a new post written on the screen begins with, below its text; may be empty.</param>
public sealed record WorkspaceView(
    WorkspaceId Id, string Name, string Slug, string Country, string Sector, string Language, string TimeZone,
    string? ImprintUrl, string? PrivacyUrl, string? NewsroomHost, string Signature, int MissedAfterMinutes, int AlarmAfterMinutes);

/// <summary>Finds workspaces; asks for no right, so it is for modules that have checked theirs and for what is public anyway.</summary>
public interface IWorkspaces
{
    Task<WorkspaceView?> FindAsync(WorkspaceId workspace, CancellationToken cancel);

    Task<WorkspaceView?> FindAsync(string slug, CancellationToken cancel);

    Task<WorkspaceView?> FindByNewsroomHostAsync(string host, CancellationToken cancel);
}

internal sealed class StoredWorkspaces(AppDbContext database) : IWorkspaces
{
    public Task<WorkspaceView?> FindAsync(WorkspaceId workspace, CancellationToken cancel) => FirstAsync(database.Workspaces.Where(w => w.Id == workspace), cancel);

    public Task<WorkspaceView?> FindAsync(string slug, CancellationToken cancel) => FirstAsync(database.Workspaces.Where(w => w.Slug == slug), cancel);

    public Task<WorkspaceView?> FindByNewsroomHostAsync(string host, CancellationToken cancel)
    {
        var lower = host.ToLowerInvariant();
        return FirstAsync(database.Workspaces.Where(w => w.NewsroomHost == lower), cancel);
    }

    private static Task<WorkspaceView?> FirstAsync(IQueryable<Workspace> workspaces, CancellationToken cancel) =>
        workspaces.AsNoTracking().Select(w => new WorkspaceView(
            w.Id, w.Name, w.Slug, w.Country, w.Sector, w.Language, w.TimeZone, w.ImprintUrl, w.PrivacyUrl, w.NewsroomHost, w.Signature, w.MissedAfterMinutes, w.AlarmAfterMinutes)).FirstOrDefaultAsync(cancel);
}
