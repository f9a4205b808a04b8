using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Drafting;

/// <summary>What the post said at one time, and who made it say so.</summary>
internal sealed class PostVersion : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required PostId PostId { get; init; }

    public required int Revision { get; set; }

    public required string Content { get; set; }

    public required LoginId AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PostVersion>
    {
        public void Configure(EntityTypeBuilder<PostVersion> builder)
        {
            builder.ToTable("PostVersions");
            builder.HasKey(v => v.Id);
            builder.HasIndex(v => new { v.PostId, v.Revision }).IsUnique();
        }
    }
}
