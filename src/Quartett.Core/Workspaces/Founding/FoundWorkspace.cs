using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>Another company or brand on this installation; for whoever owns one already.</summary>
[OpenTo(Openness.SignedIn)]
public sealed record FoundWorkspace(Company Company) : IUseCase<Founded>, ISelfChecking
{
    public IEnumerable<Refusal> Check() => Company.Check();
}

internal sealed class FoundWorkspaceHandler(AppDbContext database, IUnitOfWork work, Founder founder) : IHandle<FoundWorkspace, Founded>
{
    public async Task<Outcome<Founded>> HandleAsync(FoundWorkspace command, Actor actor, CancellationToken cancel)
    {
        var login = actor.Login!.Value;
        using (work.EnterAll())
        {
            if (!await database.Members.AnyAsync(m => m.LoginId == login && m.Role == Role.Owner && m.LeftAt == null, cancel))
                return new Refusal("kernel.notAllowed");
        }

        return await founder.FoundAsync(command.Company, login, cancel);
    }
}

/// <summary>The same for somebody else, from the machine's own command line.</summary>
[OpenTo(Openness.Installation)]
public sealed record FoundWorkspaceFor(Company Company, string OwnerEmail) : IUseCase<Founded>, ISelfChecking
{
    public IEnumerable<Refusal> Check() => Company.Check();
}

internal sealed class FoundWorkspaceForHandler(AppDbContext database, Microsoft.AspNetCore.Identity.ILookupNormalizer normal, Founder founder)
    : IHandle<FoundWorkspaceFor, Founded>
{
    public async Task<Outcome<Founded>> HandleAsync(FoundWorkspaceFor command, Actor actor, CancellationToken cancel)
    {
        var email = normal.NormalizeEmail(command.OwnerEmail.Trim());
        var owner = await database.Logins.FirstOrDefaultAsync(l => l.NormalizedEmail == email, cancel);
        return owner is null ? new Refusal("signin.nobody", "owner", command.OwnerEmail) : await founder.FoundAsync(command.Company, new(owner.Id), cancel);
    }
}
