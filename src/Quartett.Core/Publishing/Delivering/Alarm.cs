using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>That something is wrong has been told. Ends when it is over; then the same thing may be told again.</summary>
internal sealed class Alarm : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <summary>The delivery or the channel.</summary>
    public required Guid Subject { get; init; }

    public PostId? PostId { get; init; }

    public required Guid ChannelId { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it went out by mail, alone or with others; null until then.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Alarm>
    {
        public void Configure(EntityTypeBuilder<Alarm> builder)
        {
            builder.ToTable("Alarms");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Kind).HasConversion<string>().HasMaxLength(30);
            // Several nodes look at the same time; one of them tells it.
            builder.HasIndex(a => new { a.Kind, a.Subject }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(a => new { a.WorkspaceId, a.EndedAt });
        }
    }
}
