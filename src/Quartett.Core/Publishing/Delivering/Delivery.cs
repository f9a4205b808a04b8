using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Connectors.Abstractions;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;
using Quartett.Core.Policies;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// The act of making one variant public on one channel. The row is the truth: whoever works on it holds a lease and
/// a fencing number, and a result that comes with an old number is refused.
/// </summary>
internal sealed class Delivery : IRowInWorkspace
{
    public required DeliveryId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required PostId PostId { get; init; }

    public required ChannelId ChannelId { get; init; }

    public required DeliveryState State { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Not tried before this moment: back-off, rate limit, next question to the network.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Hash of exactly the content that was authorised.</summary>
    public required string StatementHash { get; set; }

    /// <summary>The person in whose name it goes out; their right is asked again at the moment of sending.</summary>
    public required LoginId AuthorisedBy { get; set; }

    public string? HeldReason { get; set; }

    /// <summary>A person let it go on: it goes out even when its moment is long past.</summary>
    public bool Released { get; set; }

    /// <summary>Idempotency handle of the step that is next, chosen before its first try and kept for all later ones.</summary>
    public string? Handle { get; set; }

    /// <summary>How many posts it takes: the parts of a thread and the first comment. What the sealed content needs.</summary>
    public int Steps { get; set; } = 1;

    /// <summary>How many of them are out; the next try is about the one after.</summary>
    public int StepsOut { get; set; }

    /// <summary>Hash of what is out; only while or when there is more than one step.</summary>
    public string? OutHash { get; set; }

    /// <summary>Tries so far, of all steps.</summary>
    public int Tries { get; set; }

    /// <summary>Those of the steps that are out.</summary>
    public int TriesBefore { get; set; }

    /// <summary>How often the network was asked about an uncertain outcome.</summary>
    public int Questions { get; set; }

    public int Fence { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public string? ClaimedBy { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public string? Permalink { get; set; }

    /// <summary>The connector's <c>DeliveryReceipt</c> as JSON, with every part that is out.</summary>
    public string? Receipt { get; set; }

    /// <summary>Some of it is out and some is not.</summary>
    public bool IsInPart => StepsOut > 0 && StepsOut < Steps;

    /// <summary>What is out is not what the post now begins with: nothing can go on from there.</summary>
    public bool Contradicts(Statement statement) => StepsOut > 0 && OutHash is not null && statement.HashOfFirst(StepsOut) != OutHash;

    /// <summary>The parts that are out, in order; one that only a person has seen has no name.</summary>
    public IReadOnlyList<ReceiptPart> PartsOut() => Receipt is { } receipt ? StoredJson.Read<DeliveryReceipt>(receipt).Parts : [];

    /// <summary>One more step is out, and what follows has a handle and tries of its own.</summary>
    public void Take(DeliveryReceipt receipt, string? outHash)
    {
        var all = Receipt is { } before ? StoredJson.Read<DeliveryReceipt>(before) : receipt;
        Receipt = StoredJson.Write(all with { Parts = [.. PartsOut(), PartOf(receipt)] });
        if (StepsOut == 0) Permalink = receipt.Permalink?.AbsoluteUri;
        StepsOut++;
        (OutHash, Handle, TriesBefore, Questions) = (outHash, StepsOut < Steps ? null : Handle, Tries, 0);
        (LeaseUntil, NotBefore, HeldReason) = (null, null, null);
    }

    public static ReceiptPart PartOf(DeliveryReceipt receipt)
    {
        var part = receipt.Parts is [var first, ..] ? first : new ReceiptPart(receipt.RemoteId, null);
        return part with { Permalink = part.Permalink ?? receipt.Permalink };
    }

    /// <summary>Nothing more goes out. What is out stays, and stays visible.</summary>
    public void End(DateTimeOffset now)
    {
        (LeaseUntil, NotBefore, HeldReason) = (null, null, null);
        if (StepsOut == 0) State = DeliveryState.Cancelled;
        else (State, DeliveredAt) = (DeliveryState.Delivered, DeliveredAt ?? now);
    }

    internal sealed class Table : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> builder)
        {
            builder.ToTable("Deliveries");
            builder.HasKey(d => d.Id);
            builder.Ignore(d => d.IsInPart);
            // Who decides on a row that has moved on meanwhile must look again.
            builder.Property(d => d.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
            builder.Property(d => d.Fence).IsConcurrencyToken();
            builder.HasIndex(d => d.PostId);
            // Never twice: of one post there is one delivery per channel that is open or out.
            builder.HasIndex(d => new { d.PostId, d.ChannelId }).IsUnique().HasFilter("\"State\" NOT IN ('Cancelled', 'Retracted')");
            builder.HasIndex(d => new { d.State, d.DueAt });
            builder.HasIndex(d => new { d.ChannelId, d.State, d.DueAt });
            builder.HasIndex(d => new { d.WorkspaceId, d.State });
        }
    }
}
