using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Channels.Guarding;

/// <summary>Without the key file no stored credential opens: these channels say so, instead of failing at their next post.</summary>
internal sealed class LostCredentials : IAfterRestore
{
    public async Task SettleAsync(AppDbContext database, RestoredState state, CancellationToken cancel)
    {
        if (!state.KeyLost) return;
        foreach (var channel in await database.Channels.Where(c => c.Secrets != null).ToListAsync(cancel)) (channel.Secrets, channel.State) = (null, ChannelState.Disconnected);
    }
}
