using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Workspaces.Joining;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>The way back for an owner who is locked out: a link for a new password, from the machine's own command line.</summary>
[OpenTo(Openness.Installation)]
public sealed record ResetLogin(string Email) : IUseCase<HandedLink>;

internal sealed class ResetLoginHandler(UserManager<Login> users, AccessLinks links, Sessions sessions) : IHandle<ResetLogin, HandedLink>
{
    public async Task<Outcome<HandedLink>> HandleAsync(ResetLogin command, Actor actor, CancellationToken cancel)
    {
        if (await users.FindByEmailAsync(command.Email.Trim()) is not { } login) return new Refusal("signin.nobody", "email", command.Email);
        await links.CloseEarlierAsync(AccessLinkKind.PasswordReset, login.Email!, null, cancel);
        var shown = links.Hand(
            AccessLinkKind.PasswordReset, login.Email!, null, link => new(login.Email!, login.Language, "reset", [login.Name], link), dropsCodes: true);
        await sessions.TellAsync("member.accessReset", login, cancel);
        return new HandedLink(login.Email!, shown);
    }
}
