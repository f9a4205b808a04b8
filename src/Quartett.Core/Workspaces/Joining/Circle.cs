using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Joining;

/// <summary>The members of the workspace whose walls are up.</summary>
internal sealed class Circle(AppDbContext database)
{
    /// <summary>After this no other transaction changes who owns the workspace until this one ends.</summary>
    public Task AloneAsync(WorkspaceId workspace, CancellationToken cancel) => Turn.TakeAsync(database, workspace.Value, cancel);

    public Task<Member?> FindAsync(MemberId member, CancellationToken cancel) =>
        database.Members.FirstOrDefaultAsync(m => m.Id == member && m.LeftAt == null, cancel);

    public Task<bool> HasOtherOwnerAsync(MemberId than, CancellationToken cancel) =>
        database.Members.AnyAsync(m => m.Role == Role.Owner && m.LeftAt == null && m.Id != than, cancel);

    public Task<Login> LoginAsync(LoginId login, CancellationToken cancel) => database.Logins.FirstAsync(l => l.Id == login.Value, cancel);

    public async Task JoinAsync(WorkspaceId workspace, LoginId login, Role role, DateTimeOffset at, CancellationToken cancel)
    {
        var before = await database.Members.FirstOrDefaultAsync(m => m.WorkspaceId == workspace && m.LoginId == login, cancel);
        if (before is null)
        {
            database.Add(new Member { Id = MemberId.New(), WorkspaceId = workspace, LoginId = login, Role = role, JoinedAt = at });
            return;
        }

        (before.Role, before.LeftAt) = (role, null);
        before.JoinedAt = at;
    }
}
