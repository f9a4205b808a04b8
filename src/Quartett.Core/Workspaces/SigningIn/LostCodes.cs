using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces.SigningIn;

/// <summary>
/// Without the key file nobody's one-time codes can be checked. They are not switched off, for that would open accounts:
/// whoever used them gets back in with a new link from the command line.
/// </summary>
internal sealed class LostCodes : IAfterRestore
{
    public async Task SettleAsync(AppDbContext database, RestoredState state, CancellationToken cancel)
    {
        if (state.KeyLost) database.RemoveRange(await database.Set<IdentityUserToken<Guid>>().ToListAsync(cancel));
    }
}
