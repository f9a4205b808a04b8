using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.Founding;

/// <summary>Whether anybody has an account here; until then the first run is open.</summary>
[OpenTo(Openness.Everybody)]
public sealed record IsFounded : IQuery<bool>;

internal sealed class IsFoundedHandler(AppDbContext database) : IHandle<IsFounded, bool>
{
    public async Task<Outcome<bool>> HandleAsync(IsFounded query, Actor actor, CancellationToken cancel) => await database.Logins.AnyAsync(cancel);
}
