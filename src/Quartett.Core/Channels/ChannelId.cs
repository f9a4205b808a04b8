using Quartett.Core.Kernel;

namespace Quartett.Core.Channels;

/// <summary>A connected profile or page on a network.</summary>
public readonly record struct ChannelId(Guid Value) : IStrongId<ChannelId>
{
    public static ChannelId From(Guid value) => new(value);

    public static ChannelId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>How a channel stands.</summary>
public enum ChannelState
{
    Active,

    /// <summary>By a person's decision: nothing goes out until resumed.</summary>
    Paused,

    /// <summary>The network no longer accepts our credential: a person must connect it again.</summary>
    Disconnected,
}
