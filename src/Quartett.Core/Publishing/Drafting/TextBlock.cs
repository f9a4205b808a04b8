using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Drafting;

/// <summary>A text kept for the next post: a template, a signature or a set of hashtags.</summary>
internal sealed class TextBlock : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TextBlockKind Kind { get; init; }

    public required string Name { get; set; }

    public required string Text { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<TextBlock>
    {
        public void Configure(EntityTypeBuilder<TextBlock> builder)
        {
            builder.ToTable("TextBlocks");
            builder.HasKey(b => b.Id);
            builder.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(b => new { b.WorkspaceId, b.Kind });
        }
    }
}
