using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>One try, recorded durably before the first byte leaves.</summary>
internal sealed class Attempt : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DeliveryId DeliveryId { get; init; }

    /// <summary>Whose allowance it uses.</summary>
    public required ChannelId ChannelId { get; init; }

    public required int Number { get; init; }

    /// <summary>Which step of the delivery it was about, from 0.</summary>
    public int Step { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Handle { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>begun, delivered, failed, uncertain, or one of the answers found later: found, absent, decided.</summary>
    public required string Outcome { get; set; }

    public string? Failure { get; set; }

    public string? Detail { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Attempt>
    {
        public void Configure(EntityTypeBuilder<Attempt> builder)
        {
            builder.ToTable("Attempts");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Outcome).HasMaxLength(20);
            builder.Property(a => a.Failure).HasMaxLength(40);
            builder.HasIndex(a => new { a.DeliveryId, a.Number });
            builder.HasIndex(a => new { a.ChannelId, a.At });
        }
    }
}
