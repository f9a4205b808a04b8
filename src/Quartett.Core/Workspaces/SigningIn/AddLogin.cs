using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces.Joining;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Somebody new, from the machine's own command line.</summary>
/// <param name="Owner">Owner of every workspace there is so far.</param>
[OpenTo(Openness.Installation)]
public sealed record AddLogin(string Email, string Name, string Password, string Language, bool Owner) : IUseCase<LoginId>, ISelfChecking
{
    public IEnumerable<Refusal> Check() =>
    [
        .. Inputs.CheckEmail(Email, "email"),
        .. Inputs.CheckName(Name, "name"),
        .. Passwords.Check(Password, "password"),
    ];
}

internal sealed class AddLoginHandler(AppDbContext database, IUnitOfWork work, NewLogins logins, Circle circle, Happenings happenings, TimeProvider clock) : IHandle<AddLogin, LoginId>
{
    public async Task<Outcome<LoginId>> HandleAsync(AddLogin command, Actor actor, CancellationToken cancel)
    {
        var created = await logins.CreateAsync(command.Name, command.Email, command.Language, command.Password);
        if (!created.Done) return Outcome<LoginId>.Refuse(created.Refusals);
        var login = new LoginId(created.Value.Id);
        happenings.Tell("login.added", null, login.Value, ("email", command.Email));
        if (!command.Owner) return login;
        foreach (var workspace in await database.Workspaces.OrderBy(w => w.Id).Select(w => w.Id).ToListAsync(cancel))
        {
            using var _ = work.Enter(workspace);
            await circle.JoinAsync(workspace, login, Role.Owner, clock.GetUtcNow(), cancel);
            await database.SaveChangesAsync(cancel);
            happenings.Tell("member.joined", workspace, login.Value, ("name", command.Name), ("email", command.Email), ("role", nameof(Role.Owner)));
        }

        return login;
    }
}
