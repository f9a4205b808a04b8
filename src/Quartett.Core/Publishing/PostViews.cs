using Quartett.Core.Channels;
using Quartett.Core.Policies;

namespace Quartett.Core.Publishing;

/// <summary>A post with everything the composer shows.</summary>
public sealed record PostView(
    PostId Id,
    int Revision,
    PostContent Content,
    PostStage Stage,
    DateTimeOffset? PlannedAt,
    string AuthorName,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    string ChangedByName,
    bool Discarded,
    IReadOnlyList<DeliveryView> Deliveries);

/// <summary>What happened on one channel.</summary>
public sealed record DeliveryView(
    DeliveryId Id,
    ChannelId Channel,
    string ChannelName,
    string Network,
    string NetworkName,
    string Sign,
    DeliveryState State,
    bool Late,
    DateTimeOffset DueAt,
    DateTimeOffset? NotBefore,
    DateTimeOffset? DeliveredAt,
    string? Permalink,
    string? HeldReason,
    bool ChangedSince,
    ChannelAbilities Abilities,
    IReadOnlyList<AttemptView> Attempts);

/// <summary>One try. <paramref name="Failure"/> is a word of the closed list, <paramref name="Detail"/> what the network said.</summary>
public sealed record AttemptView(int Number, DateTimeOffset At, DateTimeOffset? EndedAt, string Outcome, string? Failure, string? Detail, string? Handle);

/// <summary>A post as a card in lists and in the calendar.</summary>
/// <param name="Language">Of the words, so that they are read aloud and hyphenated as what they are.</param>
public sealed record PostCard(
    PostId Id,
    string FirstWords,
    string Language,
    PostStage Stage,
    DateTimeOffset? PlannedAt,
    bool Late,
    string AuthorName,
    DateTimeOffset ChangedAt,
    Guid? FirstImage,
    IReadOnlyList<CardChannel> Channels);

public sealed record CardChannel(ChannelId Id, string Name, string Network, string Sign, DeliveryState? State);

/// <summary>What the composer shows beside the text, per channel.</summary>
public sealed record VariantCheck(ChannelId Channel, IReadOnlyList<string> Parts, IReadOnlyList<TextUse> Use, Verdict Verdict, string? GateReason);

/// <summary>How much of a limit the fullest part uses.</summary>
public sealed record TextUse(string Unit, int Count, int Max);
