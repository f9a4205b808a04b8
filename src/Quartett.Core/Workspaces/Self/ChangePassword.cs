using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Self;

/// <summary>A new password; every other session is over at its next request.</summary>
/// <param name="Current">Needed where there is one.</param>
[OpenTo(Openness.SignedIn)]
public sealed record ChangePassword(string? Current, string Password) : IUseCase<Nothing>, ISelfChecking
{
    public IEnumerable<Refusal> Check() => Passwords.Check(Password, "password");
}

internal sealed class ChangePasswordHandler(UserManager<Login> users, Sessions sessions) : IHandle<ChangePassword, Nothing>
{
    public async Task<Outcome<Nothing>> HandleAsync(ChangePassword command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByIdAsync(actor.Login!.Value.ToString()) is not { } login) return new Refusal("kernel.notFound");
        if (login.PasswordHash is not null && !await users.CheckPasswordAsync(login, command.Current ?? "")) return new Refusal("me.passwordWrong", "current");
        login.PasswordHash = users.PasswordHasher.HashPassword(login, command.Password);
        await users.UpdateSecurityStampAsync(login);
        await sessions.RevokeAllAsync(login.Id, actor.Session, cancel);
        await sessions.TellAsync("signin.passwordChanged", login, cancel);
        return Nothing.AtAll;
    }
}
