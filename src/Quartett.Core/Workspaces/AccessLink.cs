using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces;

/// <summary>A single-use address that lets somebody in: an invitation or a new password. Valid for 24 hours, kept as a hash.</summary>
internal sealed class AccessLink
{
    public required Guid Id { get; init; }

    public required AccessLinkKind Kind { get; init; }

    /// <summary>For invitations: the workspace joined and the role given there.</summary>
    public WorkspaceId? WorkspaceId { get; init; }

    public Role? Role { get; init; }

    public required string Email { get; init; }

    /// <summary>SHA-256 of the secret part; the secret itself is only in the link.</summary>
    public required string SecretHash { get; init; }

    public required LoginId? CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Somebody saw the secret on the screen (no mail server): until 7 days later the two are one pair of eyes.</summary>
    public bool Shown { get; init; }

    /// <summary>Given by an owner or the command line to somebody who may have lost the phone too: one-time codes are switched off when it is used.</summary>
    public bool DropsCodes { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<AccessLink>
    {
        public void Configure(EntityTypeBuilder<AccessLink> builder)
        {
            builder.ToTable("AccessLinks");
            builder.HasKey(l => l.Id);
            builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(l => l.Role).HasConversion<string>().HasMaxLength(20);
            builder.Property(l => l.SecretHash).HasMaxLength(64);
            builder.HasIndex(l => l.SecretHash).IsUnique();
            builder.HasIndex(l => l.WorkspaceId);
        }
    }
}

public enum AccessLinkKind
{
    Invitation,
    PasswordReset,
}
