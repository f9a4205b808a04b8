using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Starts and ends sessions, and tells the audit trail of every workspace the person belongs to.</summary>
internal sealed class Sessions(AppDbContext database, IUnitOfWork work, Happenings happenings, TimeProvider clock)
{
    /// <summary>Unused for so long, a session is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(30);

    public Guid Start(Login login, string method, string device)
    {
        var now = clock.GetUtcNow();
        var session = new SignInSession
        {
            Id = Guid.CreateVersion7(),
            LoginId = new(login.Id),
            StartedAt = now,
            SeenAt = now,
            Device = device.Length > 120 ? device[..120] : device,
            Method = method,
        };
        database.Add(session);
        return session.Id;
    }

    public Task<int> RevokeAllAsync(Guid login, Guid? except, CancellationToken cancel)
    {
        var id = new LoginId(login);
        var now = clock.GetUtcNow();
        return database.SignInSessions.Where(s => s.LoginId == id && s.RevokedAt == null && s.Id != (except ?? Guid.Empty))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
    }

    public async Task TellAsync(string what, Login login, CancellationToken cancel, params (string Key, string Value)[] details)
    {
        using var _ = work.EnterAll();
        var id = new LoginId(login.Id);
        var workspaces = await database.Members.AsNoTracking().Where(m => m.LoginId == id && m.LeftAt == null).Select(m => m.WorkspaceId).ToListAsync(cancel);
        (string, string)[] named = [("name", login.Name), .. details];
        // Always in the same order, so that two sign-ins cannot wait for each other's audit locks.
        foreach (var workspace in workspaces.OrderBy(w => w.Value)) happenings.Tell(what, workspace, login.Id, named);
        if (workspaces.Count == 0) happenings.Tell(what, null, login.Id, named);
    }
}
