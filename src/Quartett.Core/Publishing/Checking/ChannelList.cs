using Quartett.Core.Channels;

namespace Quartett.Core.Publishing.Checking;

/// <summary>The workspace's channels for one use case, asked once.</summary>
internal sealed class ChannelList(IChannelDirectory directory)
{
    private IReadOnlyDictionary<ChannelId, ChannelView>? _known;

    public async Task<ChannelView?> FindAsync(ChannelId id, CancellationToken cancel) => (await AllAsync(cancel)).GetValueOrDefault(id);

    public async Task<IReadOnlyDictionary<ChannelId, ChannelView>> AllAsync(CancellationToken cancel) => _known ??= await directory.AllAsync(cancel);

    public void Forget() => _known = null;
}
