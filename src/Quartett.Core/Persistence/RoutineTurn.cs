using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quartett.Core.Persistence;

/// <summary>Which node is at a routine, and when it was begun last.</summary>
internal sealed class RoutineTurn
{
    public required string Routine { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Until then nobody else begins it; null when it is done.</summary>
    public DateTimeOffset? BusyUntil { get; init; }

    /// <summary>The run that holds it: whoever took it over is known by another.</summary>
    public required Guid Holder { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RoutineTurn>
    {
        public void Configure(EntityTypeBuilder<RoutineTurn> builder)
        {
            builder.ToTable("RoutineTurns");
            builder.HasKey(t => t.Routine);
            builder.Property(t => t.Routine).HasMaxLength(60);
        }
    }
}
