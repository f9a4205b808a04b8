using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Who a session belongs to, as long as it counts. Asked at every request.</summary>
[OpenTo(Openness.Everybody)]
public sealed record RecogniseSession(Guid Session) : IQuery<SignedInPerson>;

/// <param name="TimeZone">IANA, or empty for the workspace's.</param>
/// <param name="Theme">light, dark, or empty.</param>
/// <param name="SeenAt">When the session was last noted as in use; see <see cref="NoteSession"/>.</param>
public sealed record SignedInPerson(LoginId Login, Guid Session, string Name, string Email, string Language, string TimeZone, string Theme, DateTimeOffset SeenAt);

internal sealed class RecogniseSessionHandler(AppDbContext database, TimeProvider clock) : IHandle<RecogniseSession, SignedInPerson>
{
    public async Task<Outcome<SignedInPerson>> HandleAsync(RecogniseSession query, Actor actor, CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Sessions.Idle;
        var logins = database.Logins.AsNoTracking();
        var found = await (
            from session in database.SignInSessions.AsNoTracking()
            where session.Id == query.Session && session.RevokedAt == null && session.SeenAt > oldest
            from login in logins
            where login.Id == (Guid)(object)session.LoginId
            select new { login.Id, login.Name, login.Email, login.Language, login.TimeZone, login.Theme, session.SeenAt }).FirstOrDefaultAsync(cancel);
        return found is null
            ? new Refusal("kernel.signIn")
            : new SignedInPerson(new(found.Id), query.Session, found.Name, found.Email!, found.Language, found.TimeZone, found.Theme, found.SeenAt);
    }
}
