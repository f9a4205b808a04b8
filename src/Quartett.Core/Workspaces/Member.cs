using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Workspaces;

/// <summary>A person with access to a workspace. Leaving is a date, not a deletion: the audit trail keeps its names.</summary>
internal sealed class Member : IRowInWorkspace
{
    public required MemberId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required LoginId LoginId { get; init; }

    public required Role Role { get; set; }

    public required DateTimeOffset JoinedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.ToTable("Members");
            builder.HasKey(m => m.Id);
            builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(m => new { m.WorkspaceId, m.LoginId }).IsUnique();
            builder.HasIndex(m => m.LoginId);
        }
    }
}
