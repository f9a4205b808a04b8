using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>Who an e-mail address belongs to, for the machine's own command line that acts in that person's name.</summary>
[OpenTo(Openness.Installation)]
public sealed record FindLogin(string Email) : IQuery<FoundLogin>;

public sealed record FoundLogin(LoginId Id, string Name, string Language);

internal sealed class FindLoginHandler(AppDbContext database, ILookupNormalizer normal) : IHandle<FindLogin, FoundLogin>
{
    public async Task<Outcome<FoundLogin>> HandleAsync(FindLogin query, Actor actor, CancellationToken cancel)
    {
        var email = normal.NormalizeEmail(query.Email.Trim());
        var login = await database.Logins.AsNoTracking().FirstOrDefaultAsync(l => l.NormalizedEmail == email, cancel);
        return login is null ? new Refusal("signin.nobody", "as", query.Email) : new FoundLogin(new(login.Id), login.Name, login.Language);
    }
}
