using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Joining;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Whose link it is; looking does not use it up.</summary>
[OpenTo(Openness.Everybody)]
public sealed record LookAtReset(string Secret) : IQuery<string>;

internal sealed class LookAtResetHandler(AccessLinks links) : IHandle<LookAtReset, string>
{
    public async Task<Outcome<string>> HandleAsync(LookAtReset query, Actor actor, CancellationToken cancel) =>
        await links.FindAsync(AccessLinkKind.PasswordReset, query.Secret, cancel) is { } link ? link.Email : new Refusal("link.over");
}

/// <summary>Uses the link up: new password, all earlier sessions over, lock-out lifted.</summary>
[OpenTo(Openness.Everybody)]
public sealed record SetNewPassword(string Secret, string Password) : IUseCase<Nothing>, ISelfChecking
{
    public IEnumerable<Refusal> Check() => Passwords.Check(Password, "password");
}

internal sealed class SetNewPasswordHandler(UserManager<Login> users, AccessLinks links, Sessions sessions, TimeProvider clock) : IHandle<SetNewPassword, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(SetNewPassword command, Actor actor, CancellationToken cancel)
    {
        if (await links.FindAsync(AccessLinkKind.PasswordReset, command.Secret, cancel) is not { } link
            || await users.FindByEmailAsync(link.Email) is not { } login
            || !await links.UseAsync(link, cancel)) return new Refusal("link.over");
        if (link.CreatedBy is { } by) (login.AccessResetBy, login.AccessResetAt) = (by.Value, clock.GetUtcNow());
        login.PasswordHash = users.PasswordHasher.HashPassword(login, command.Password);
        await users.SetLockoutEndDateAsync(login, null);
        await users.ResetAccessFailedCountAsync(login);
        if (link.DropsCodes && login.TwoFactorEnabled) await users.SetTwoFactorEnabledAsync(login, false);
        await users.UpdateSecurityStampAsync(login);
        await sessions.RevokeAllAsync(login.Id, null, cancel);
        await sessions.TellAsync("signin.passwordReset", login, cancel);
        return Nothing.AtAll;
    }
}
