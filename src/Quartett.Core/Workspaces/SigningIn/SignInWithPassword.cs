using Microsoft.AspNetCore.Identity;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Five wrong passwords close a login for 15 minutes. A wrong address and a wrong password answer the same, after the same work.</summary>
[OpenTo(Openness.Everybody)]
public sealed record SignInWithPassword(string Email, string Password, string Device) : IUseCase<SignInAnswer>;

/// <param name="Session">Set when it is done.</param>
/// <param name="Ticket">Set when a one-time code is still to come; goes into <see cref="SignInWithCode"/>.</param>
public sealed record SignInAnswer(SignInStep Step, Guid? Session = null, string? Ticket = null);

/// <summary>A wrong attempt is an answer and no refusal: it must be kept, to be counted.</summary>
public enum SignInStep
{
    Done,
    CodeNeeded,
    Wrong,
    LockedOut,
    TicketOver,
}

internal sealed class SignInWithPasswordHandler(AppDbContext database, UserManager<Login> users, IPasswordHasher<Login> hasher, Sessions sessions, CodeTickets tickets)
    : IHandle<SignInWithPassword, SignInAnswer>
{
    private static readonly Login Nobody = new();
    private static string? _anyHash;

    public async Task<Outcome<SignInAnswer>> HandleAsync(SignInWithPassword command, Actor actor, CancellationToken cancel)
    {
        await database.LockLoginAsync(users.NormalizeEmail(command.Email.Trim()), cancel);
        var login = await users.FindByEmailAsync(command.Email.Trim());
        if (login?.PasswordHash is null)
        {
            SpendTheSameTime(command.Password);
            return new SignInAnswer(SignInStep.Wrong);
        }

        if (await users.IsLockedOutAsync(login))
        {
            SpendTheSameTime(command.Password);
            return new SignInAnswer(SignInStep.LockedOut);
        }

        if (!await users.CheckPasswordAsync(login, command.Password)) return await WrongAsync(login, cancel);
        if (await users.GetTwoFactorEnabledAsync(login)) return new SignInAnswer(SignInStep.CodeNeeded, Ticket: tickets.Write(login.Id));
        await users.ResetAccessFailedCountAsync(login);
        await sessions.TellAsync("signin.done", login, cancel, ("method", "password"), ("device", command.Device));
        return new SignInAnswer(SignInStep.Done, sessions.Start(login, "password", command.Device));
    }

    private async Task<Outcome<SignInAnswer>> WrongAsync(Login login, CancellationToken cancel)
    {
        await users.AccessFailedAsync(login);
        var locked = await users.IsLockedOutAsync(login);
        await sessions.TellAsync(locked ? "signin.lockedOut" : "signin.failed", login, cancel);
        return new SignInAnswer(locked ? SignInStep.LockedOut : SignInStep.Wrong);
    }

    private void SpendTheSameTime(string password)
    {
        var hash = _anyHash ??= hasher.HashPassword(Nobody, "any password will do");
        hasher.VerifyHashedPassword(Nobody, hash, password);
    }
}
