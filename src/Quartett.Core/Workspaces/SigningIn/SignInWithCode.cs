using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>The second step: a one-time code of the app, or one of the recovery codes; each works once.</summary>
[OpenTo(Openness.Everybody)]
public sealed record SignInWithCode(string Ticket, string Code, string Device) : IUseCase<SignInAnswer>;

internal sealed class SignInWithCodeHandler(AppDbContext database, UserManager<Login> users, SpentCodes codes, Sessions sessions, CodeTickets tickets) : IHandle<SignInWithCode, SignInAnswer>
{
    public async Task<Outcome<SignInAnswer>> HandleAsync(SignInWithCode command, Actor actor, CancellationToken cancel)
    {
        if (tickets.Read(command.Ticket) is not { } id) return new SignInAnswer(SignInStep.TicketOver);
        await database.LockLoginAsync(id, cancel);
        if (await users.FindByIdAsync(id.ToString()) is not { } login) return new SignInAnswer(SignInStep.TicketOver);
        if (await users.IsLockedOutAsync(login)) return new SignInAnswer(SignInStep.LockedOut);
        var code = command.Code.Replace(" ", "", StringComparison.Ordinal).Trim();
        var method = await MethodAsync(login, code, cancel);
        if (method is null)
        {
            await users.AccessFailedAsync(login);
            var locked = await users.IsLockedOutAsync(login);
            await sessions.TellAsync(locked ? "signin.lockedOut" : "signin.failed", login, cancel);
            return new SignInAnswer(locked ? SignInStep.LockedOut : SignInStep.Wrong, Ticket: command.Ticket);
        }

        await users.ResetAccessFailedCountAsync(login);
        await sessions.TellAsync("signin.done", login, cancel, ("method", method), ("device", command.Device));
        return new SignInAnswer(SignInStep.Done, sessions.Start(login, method, command.Device));
    }

    private async Task<string?> MethodAsync(Login login, string code, CancellationToken cancel)
    {
        if (await codes.SpendAsync(login, code, cancel)) return "code";
        return (await users.RedeemTwoFactorRecoveryCodeAsync(login, code.ToUpperInvariant())).Succeeded ? "recovery" : null;
    }
}
