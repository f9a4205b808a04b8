using Quartett.Connectors.Abstractions;

namespace Quartett.Core.Channels;

/// <summary>A channel as the screens see it; no secret in it.</summary>
public sealed record ChannelView(
    ChannelId Id,
    string Network,
    string NetworkName,
    string Sign,
    string Colour,
    bool BuiltIn,
    string Name,
    string Handle,
    string? Address,
    ChannelState State,
    PostLimits Limits,
    DateTimeOffset? RestUntil,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastCheckedAt,
    FailureKind? LastFailure,
    string? LastFailureDetail,
    DateTimeOffset ConnectedAt,
    IReadOnlyList<Slot> Slots,
    IReadOnlyDictionary<string, string> Settings,
    ChannelAbilities Abilities,
    bool Removed = false);

/// <summary>What can be done with what went out there.</summary>
public sealed record ChannelAbilities(bool Retract, bool Edit, bool AskBack, bool Connect);
