using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Self;

/// <summary>One's own account.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record ReadMe : IQuery<Myself>;

public sealed record Myself(
    string Name, string Email, string Language, string TimeZone, string Theme, bool WantsAlarms, bool HasPassword, bool HasCodes, int RecoveryCodesLeft,
    IReadOnlyList<OwnPasskey> Passkeys, IReadOnlyList<OwnSession> Sessions);

public sealed record OwnPasskey(string Id, string Name, DateTimeOffset AddedAt);

/// <param name="Method">password, passkey, code or recovery.</param>
public sealed record OwnSession(Guid Id, string Device, string Method, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);

internal sealed class ReadMeHandler(AppDbContext database, UserManager<Login> users, TimeProvider clock) : IHandle<ReadMe, Myself>
{
    public async Task<Outcome<Myself>> HandleAsync(ReadMe query, Actor actor, CancellationToken cancel)
    {
        var id = actor.Login!.Value;
        if (await users.FindByIdAsync(id.ToString()) is not { } login) return new Refusal("kernel.notFound");
        var oldest = clock.GetUtcNow() - SigningIn.Sessions.Idle;
        var sessions = await database.SignInSessions.AsNoTracking().Where(s => s.LoginId == id && s.RevokedAt == null && s.SeenAt > oldest)
            .OrderByDescending(s => s.SeenAt).ToListAsync(cancel);
        var passkeys = await users.GetPasskeysAsync(login);
        return new Myself(
            login.Name, login.Email!, login.Language, login.TimeZone, login.Theme, login.WantsAlarms, login.PasswordHash is not null, login.TwoFactorEnabled,
            login.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(login) : 0,
            [.. passkeys.Select(p => new OwnPasskey(Convert.ToHexStringLower(p.CredentialId), p.Name ?? "", p.CreatedAt))],
            [.. sessions.Select(s => new OwnSession(s.Id, s.Device, s.Method, s.StartedAt, s.SeenAt, s.Id == actor.Session))]);
    }
}
