using Quartett.Core.Kernel;

namespace Quartett.Core.Channels;

/// <summary>Connects a profile, or connects an existing channel again, which stays with its account. Secrets left empty keep the stored ones.</summary>
/// <param name="Channel">The channel to connect again; <c>null</c> for a new one.</param>
/// <param name="Values">By settings property name.</param>
[Needs(Right.ManageChannels), ReachesOut]
public sealed record ConnectChannel(WorkspaceId Workspace, string Network, ChannelId? Channel, string Name, IReadOnlyDictionary<string, string> Values)
    : IUseCase<ChannelId>, IInWorkspace;

/// <summary>Asks the network whether the connection works, without publishing anything.</summary>
[Needs(Right.ManageChannels), ReachesOut]
public sealed record TestChannel(WorkspaceId Workspace, ChannelId Channel) : IUseCase<ChannelView>, IInWorkspace;

/// <summary>Every channel of the workspace, in the order they were connected.</summary>
[Needs(Right.See)]
public sealed record ListChannels(WorkspaceId Workspace) : IQuery<IReadOnlyList<ChannelView>>, IInWorkspace;

[Needs(Right.See)]
public sealed record ShowChannel(WorkspaceId Workspace, ChannelId Channel) : IQuery<ChannelView>, IInWorkspace;

/// <summary>Renames, pauses or resumes a channel, or changes its slots; what is <c>null</c> stays.</summary>
[Needs(Right.ManageChannels)]
public sealed record ChangeChannel(WorkspaceId Workspace, ChannelId Channel, string? Name = null, bool? Paused = null, IReadOnlyList<Slot>? Slots = null)
    : IUseCase<ChannelView>, IInWorkspace;

/// <summary>Takes a channel away: its secrets are deleted at once, what was published stays where it is.</summary>
[Needs(Right.ManageChannels)]
public sealed record RemoveChannel(WorkspaceId Workspace, ChannelId Channel) : IUseCase<Nothing>, IInWorkspace;
