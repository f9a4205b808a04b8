using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Notes that a session is in use, so that its 30 days begin again. The host does it every few minutes at most.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record NoteSession(Guid Session) : IUseCase<Nothing>;

internal sealed class NoteSessionHandler(AppDbContext database, TimeProvider clock) : IHandle<NoteSession, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(NoteSession command, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var login = actor.Login!.Value;
        await database.SignInSessions.Where(s => s.Id == command.Session && s.LoginId == login && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        return Nothing.AtAll;
    }
}
