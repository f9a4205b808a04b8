using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;

namespace Quartett.Core.Channels.Connecting;

internal sealed class ChannelDirectory(AppDbContext database, Networks networks) : IChannelDirectory
{
    public async Task<IReadOnlyDictionary<ChannelId, ChannelView>> AllAsync(CancellationToken cancel)
    {
        var rows = await database.Channels.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r => r.ToView(networks.Find(r.Network)) with { Removed = r.RemovedAt is not null });
    }
}
