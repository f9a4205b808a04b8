using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.Joining;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Mails a link for a new password, if the address has an account; the answer is the same if not.</summary>
[OpenTo(Openness.Everybody)]
public sealed record AskForNewPassword(string Email) : IUseCase<MailedOrNot>, ISelfChecking
{
    public IEnumerable<Refusal> Check() => Inputs.CheckEmail(Email, "email");
}

/// <param name="MailIsSent">False without a mail server: then an owner or the command line helps.</param>
public sealed record MailedOrNot(bool MailIsSent);

internal sealed class AskForNewPasswordHandler(AppDbContext database, UserManager<Login> users, IMail mail, AccessLinks links, Sessions sessions, TimeProvider clock) : IHandle<AskForNewPassword, MailedOrNot>
{
    // Whoever knows an address must not be able to fill its mailbox, from however many places.
    private const int MostInAnHour = 3;

    public async Task<Outcome<MailedOrNot>> HandleAsync(AskForNewPassword command, Actor actor, CancellationToken cancel)
    {
        if (!mail.CanSend) return new MailedOrNot(false);
        await database.LockLoginAsync(users.NormalizeEmail(command.Email.Trim()), cancel);
        if (await users.FindByEmailAsync(command.Email.Trim()) is not { } login) return new MailedOrNot(true);
        var since = clock.GetUtcNow().AddHours(-1);
        if (await database.AccessLinks.CountAsync(l => l.Kind == AccessLinkKind.PasswordReset && l.Email == login.Email && l.CreatedBy == null && l.CreatedAt > since, cancel) >= MostInAnHour)
            return new MailedOrNot(true);
        await links.CloseEarlierAsync(AccessLinkKind.PasswordReset, login.Email!, null, cancel);
        links.Hand(AccessLinkKind.PasswordReset, login.Email!, null, link => new(login.Email!, login.Language, "reset", [login.Name], link));
        await sessions.TellAsync("signin.resetAsked", login, cancel);
        return new MailedOrNot(true);
    }
}
