using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quartett.Core.Workspaces;

/// <summary>Tries at one kind of secret from one place within one minute, counted for all nodes together.</summary>
internal sealed class Try
{
    /// <summary>See <see cref="SigningIn.TryKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>SHA-256 of where they came from or of the secret itself; nobody reads an address out of it by accident.</summary>
    public required string Place { get; init; }

    /// <summary>Minutes since 1970.</summary>
    public required long Minute { get; init; }

    public required int Count { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Try>
    {
        public void Configure(EntityTypeBuilder<Try> builder)
        {
            builder.ToTable("Tries");
            builder.HasKey(t => new { t.Kind, t.Place, t.Minute });
            builder.Property(t => t.Kind).HasMaxLength(20);
            builder.Property(t => t.Place).HasMaxLength(64);
        }
    }
}
