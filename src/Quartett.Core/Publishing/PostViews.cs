using Quartett.Core.Channels;
using Quartett.Core.Policies;

namespace Quartett.Core.Publishing;

/// <summary>A post with everything the composer shows.</summary>
/// <param name="Part">The series it belongs to.</param>
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
    IReadOnlyList<DeliveryView> Deliveries,
    PartOfSeries? Part = null);

/// <summary>What happened on one channel.</summary>
/// <param name="QuotaAhead">It waits, and by what is planned before it the network's allowance will be used up at its time.</param>
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
    IReadOnlyList<AttemptView> Attempts,
    PartsView? Parts = null,
    bool QuotaAhead = false);

/// <summary>A delivery that takes more than one post.</summary>
/// <param name="Of">How many it takes.</param>
/// <param name="Out">Those that are out, in order.</param>
public sealed record PartsView(int Of, IReadOnlyList<PartOut> Out)
{
    /// <summary>Some of it is out and some is not.</summary>
    public bool InPart => Out.Count > 0 && Out.Count < Of;
}

/// <summary>One part that is out.</summary>
/// <param name="Known">Whether the network named it; else a person has seen it.</param>
public sealed record PartOut(int Number, bool Known, string? Permalink);

/// <summary>One try. <paramref name="Part"/> counts from 1. <paramref name="Failure"/> is a word of the closed list, <paramref name="Detail"/> what the network said.</summary>
public sealed record AttemptView(int Number, DateTimeOffset At, DateTimeOffset? EndedAt, string Outcome, string? Failure, string? Detail, string? Handle, int Part = 1);

/// <summary>A post as a card in lists and in the calendar.</summary>
/// <param name="Language">Of the words, so that they are read aloud and hyphenated as what they are.</param>
/// <param name="Series">The series it belongs to.</param>
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
    IReadOnlyList<CardChannel> Channels,
    SeriesId? Series = null);

public sealed record CardChannel(ChannelId Id, string Name, string Network, string Sign, DeliveryState? State);

/// <summary>What the composer shows beside the text, per channel.</summary>
/// <param name="Images">Those of each part, in the order of <paramref name="Parts"/>; more than the network takes may be among them.</param>
/// <param name="Joined">The writer's parts are told in one here, because the network has no threads.</param>
public sealed record VariantCheck(
    ChannelId Channel, IReadOnlyList<string> Parts, IReadOnlyList<IReadOnlyList<PostImage>> Images, IReadOnlyList<TextUse> Use, Verdict Verdict, string? GateReason, string? Comment = null, bool Joined = false);

/// <summary>How much of a limit the fullest part uses.</summary>
public sealed record TextUse(string Unit, int Count, int Max);
