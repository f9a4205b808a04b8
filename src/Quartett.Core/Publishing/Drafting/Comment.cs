using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Drafting;

/// <summary>A word among colleagues about a draft; never public.</summary>
internal sealed class Comment : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required PostId PostId { get; init; }

    public required string Text { get; init; }

    public required LoginId AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Comment>
    {
        public void Configure(EntityTypeBuilder<Comment> builder)
        {
            builder.ToTable("PostComments");
            builder.HasKey(c => c.Id);
            builder.HasIndex(c => c.PostId);
        }
    }
}
