using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace Quartett.Core.Workspaces.Self;

/// <summary>Ends every session but the one that asks.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record RevokeOtherSessions : IUseCase<int>;

internal sealed class RevokeOtherSessionsHandler(AppDbContext database, Sessions sessions) : IHandle<RevokeOtherSessions, int>
{
    public async Task<Outcome<int>> HandleAsync(RevokeOtherSessions command, Actor actor, CancellationToken cancel)
    {
        var login = await database.Logins.FirstAsync(l => l.Id == actor.Login!.Value.Value, cancel);
        await sessions.TellAsync("signin.othersRevoked", login, cancel);
        return await sessions.RevokeAllAsync(login.Id, actor.Session, cancel);
    }
}
