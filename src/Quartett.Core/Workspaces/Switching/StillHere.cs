using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Switching;

/// <summary>Whether the session still counts and its person may still see the workspace: asked again and again for what stays open longer than a request.</summary>
[Needs(Right.See)]
public sealed record StillHere(WorkspaceId Workspace) : IQuery<Nothing>, IInWorkspace;

internal sealed class StillHereHandler(AppDbContext database, TimeProvider clock) : IHandle<StillHere, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(StillHere query, Actor actor, CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Sessions.Idle;
        return await database.SignInSessions.AnyAsync(s => s.Id == actor.Session && s.RevokedAt == null && s.SeenAt > oldest, cancel)
            ? Nothing.AtAll
            : new Refusal("kernel.signIn");
    }
}
