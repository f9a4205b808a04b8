using Microsoft.EntityFrameworkCore;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces;

/// <summary>Whether two logins count as two people: not within 7 days after one of them gave the other new access.</summary>
public interface ISecondPairOfEyes
{
    Task<bool> CountsAsync(LoginId author, LoginId checker, CancellationToken cancel);
}

internal sealed class SecondPairOfEyes(AppDbContext database, TimeProvider clock) : ISecondPairOfEyes
{
    private static readonly TimeSpan Distance = TimeSpan.FromDays(7);

    public async Task<bool> CountsAsync(LoginId author, LoginId checker, CancellationToken cancel)
    {
        if (author == checker) return false;
        var since = clock.GetUtcNow() - Distance;
        return !await database.Logins.AnyAsync(
            l => l.AccessResetAt > since
                 && ((l.Id == author.Value && l.AccessResetBy == checker.Value) || (l.Id == checker.Value && l.AccessResetBy == author.Value)),
            cancel);
    }
}
