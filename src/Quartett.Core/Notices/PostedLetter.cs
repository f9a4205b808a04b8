using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quartett.Core.Notices;

/// <summary>A letter on its way; gone once the mail server has taken it.</summary>
internal sealed class PostedLetter
{
    public required Guid Id { get; init; }

    /// <summary>The letter as JSON, encrypted.</summary>
    public required string Sealed { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public int Tries { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PostedLetter>
    {
        public void Configure(EntityTypeBuilder<PostedLetter> builder)
        {
            builder.ToTable("PostedLetters");
            builder.HasKey(l => l.Id);
            builder.HasIndex(l => l.DueAt);
        }
    }
}
