using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Workspaces;

namespace Quartett.Core.Channels.Connecting;

/// <summary>Channels that exist from the start, with a few friendly slots so that "next free slot" means something.</summary>
internal sealed class BuiltInChannels(AppDbContext database, Networks networks, TimeProvider clock) : IWhenFounded
{
    internal static readonly IReadOnlyList<Slot> FirstSlots = [new(2, 9 * 60), new(4, 9 * 60)];

    public Task FoundedAsync(WorkspaceId workspace, CancellationToken cancel)
    {
        foreach (var network in networks.All.Select(c => c.Network).Where(n => n.BuiltIn))
        {
            database.Add(new Channel
            {
                Id = ChannelId.New(),
                WorkspaceId = workspace,
                Network = network.Key,
                Name = network.Name,
                Handle = network.Name,
                State = ChannelState.Active,
                ConnectedAt = clock.GetUtcNow(),
                Slots = StoredJson.Write(FirstSlots),
            });
        }

        return Task.CompletedTask;
    }
}
