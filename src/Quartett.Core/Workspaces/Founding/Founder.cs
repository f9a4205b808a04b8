using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>Founds a workspace with its first owner, and lets the other modules add what it needs from the start.</summary>
internal sealed class Founder(AppDbContext database, IUnitOfWork work, Happenings happenings, TimeProvider clock, IEnumerable<IWhenFounded> others)
{
    public async Task<Founded> FoundAsync(Company company, LoginId owner, CancellationToken cancel)
    {
        // Two companies of one name must not get one address.
        await Turn.TakeAsync(database, Guid.Empty, cancel);
        var workspace = new Workspace
        {
            Id = WorkspaceId.New(),
            Name = company.Name.Trim(),
            Slug = await Slugs.FreeAsync(database, company.Name, cancel),
            Country = company.Country,
            Sector = company.Sector,
            Language = company.Language,
            TimeZone = Places.TimeZoneOf(company.Country),
            FoundedAt = clock.GetUtcNow(),
        };
        using var _ = work.Enter(workspace.Id);
        database.Add(workspace);
        database.Add(new Member { Id = MemberId.New(), WorkspaceId = workspace.Id, LoginId = owner, Role = Role.Owner, JoinedAt = clock.GetUtcNow() });
        await database.SaveChangesAsync(cancel);
        happenings.Tell("workspace.founded", workspace.Id, workspace.Id.Value, ("name", workspace.Name), ("country", workspace.Country));
        foreach (var other in others) await other.FoundedAsync(workspace.Id, cancel);
        await database.SaveChangesAsync(cancel);
        return new(workspace.Id, workspace.Slug);
    }
}

/// <param name="Session">The owner's first session, where founding also signed in.</param>
public sealed record Founded(WorkspaceId Workspace, string Slug, Guid? Session = null);
