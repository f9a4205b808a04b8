using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.SigningIn;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>The first run: the first person, the first company, signed in. Only while nobody has an account.</summary>
/// <param name="Password">Or <c>null</c> with a passkey.</param>
/// <param name="Passkey">The browser's answer as JSON, or <c>null</c> with a password.</param>
[OpenTo(Openness.Everybody)]
public sealed record FoundInstallation(
    string OwnerName, string Email, string Language, string? Password, string? Passkey, Company Company, string Device) : IUseCase<Founded>, ISelfChecking
{
    public IEnumerable<Refusal> Check() =>
    [
        .. Inputs.CheckName(OwnerName, "name"),
        .. Inputs.CheckEmail(Email, "email"),
        .. Passkey is null ? Passwords.Check(Password, "password") : [],
        .. Company.Check(),
    ];
}

internal sealed class FoundInstallationHandler(AppDbContext database, NewLogins logins, Founder founder, Sessions sessions)
    : IHandle<FoundInstallation, Founded>
{
    public async Task<Outcome<Founded>> HandleAsync(FoundInstallation command, Actor actor, CancellationToken cancel)
    {
        await Turn.TakeAsync(database, Guid.Empty, cancel);
        if (await database.Logins.AnyAsync(cancel)) return new Refusal("start.alreadyFounded");
        var created = await logins.CreateAsync(command.OwnerName, command.Email, command.Language, command.Password, command.Passkey);
        if (!created.Done) return Outcome<Founded>.Refuse(created.Refusals);
        var founded = await founder.FoundAsync(command.Company, new(created.Value.Id), cancel);
        return founded with { Session = sessions.Start(created.Value, command.Passkey is null ? "password" : "passkey", command.Device) };
    }
}
