namespace Quartett.Core.Channels;

/// <summary>The channels of the running use case's workspace, removed ones included (their past stays theirs).</summary>
public interface IChannelDirectory
{
    Task<IReadOnlyDictionary<ChannelId, ChannelView>> AllAsync(CancellationToken cancel);
}
