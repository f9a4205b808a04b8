using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Ends one of the person's own sessions; it is out at its next request.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record SignOut(Guid Session) : IUseCase<Nothing>;

internal sealed class SignOutHandler(AppDbContext database, Sessions sessions, TimeProvider clock) : IHandle<SignOut, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SignOut command, Actor actor, CancellationToken cancel)
    {
        var id = actor.Login!.Value;
        var session = await database.SignInSessions.FirstOrDefaultAsync(s => s.Id == command.Session && s.LoginId == id, cancel);
        if (session is null) return new Refusal("kernel.notFound");
        session.RevokedAt ??= clock.GetUtcNow();
        var login = await database.Logins.FirstAsync(l => l.Id == id.Value, cancel);
        await sessions.TellAsync(command.Session == actor.Session ? "signin.out" : "signin.sessionRevoked", login, cancel, ("device", session.Device));
        return Nothing.AtAll;
    }
}
