using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>Every workspace of the installation, for the machine's own command line.</summary>
[OpenTo(Openness.Installation)]
public sealed record ListWorkspaces : IQuery<IReadOnlyList<ListedWorkspace>>;

public sealed record ListedWorkspace(WorkspaceId Id, string Name, string Slug, string Country, string Language, string TimeZone, IReadOnlyList<string> Owners);

internal sealed class ListWorkspacesHandler(AppDbContext database, IUnitOfWork work) : IHandle<ListWorkspaces, IReadOnlyList<ListedWorkspace>>
{
    public async Task<Outcome<IReadOnlyList<ListedWorkspace>>> HandleAsync(ListWorkspaces query, Actor actor, CancellationToken cancel)
    {
        using var _ = work.EnterAll();
        var logins = database.Logins.AsNoTracking();
        var owners = (await (
                from member in database.Members.AsNoTracking()
                where member.Role == Role.Owner && member.LeftAt == null
                from login in logins
                where login.Id == (Guid)(object)member.LoginId
                select new { member.WorkspaceId, login.Email }).ToListAsync(cancel))
            .ToLookup(o => o.WorkspaceId, o => o.Email!);
        var workspaces = await database.Workspaces.AsNoTracking().OrderBy(w => w.Name).ToListAsync(cancel);
        return workspaces.Select(w => new ListedWorkspace(w.Id, w.Name, w.Slug, w.Country, w.Language, w.TimeZone, [.. owners[w.Id]])).ToList();
    }
}
