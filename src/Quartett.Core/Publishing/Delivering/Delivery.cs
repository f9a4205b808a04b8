using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

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

    /// <summary>Idempotency handle, chosen before the first try and kept for all later ones.</summary>
    public string? Handle { get; set; }

    /// <summary>Tries so far.</summary>
    public int Tries { get; set; }

    /// <summary>How often the network was asked about an uncertain outcome.</summary>
    public int Questions { get; set; }

    public int Fence { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public string? ClaimedBy { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public string? Permalink { get; set; }

    /// <summary>The connector's <c>DeliveryReceipt</c> as JSON.</summary>
    public string? Receipt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> builder)
        {
            builder.ToTable("Deliveries");
            builder.HasKey(d => d.Id);
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
