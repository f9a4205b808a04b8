using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces;

/// <summary>One browser that is signed in; its cookie is worth nothing once this row is revoked.</summary>
internal sealed class SignInSession
{
    public required Guid Id { get; init; }

    public required LoginId LoginId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Browser and system in plain words ("Firefox, Android").</summary>
    public required string Device { get; init; }

    /// <summary>Password, passkey or one-time code.</summary>
    public required string Method { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SignInSession>
    {
        public void Configure(EntityTypeBuilder<SignInSession> builder)
        {
            builder.ToTable("SignInSessions");
            builder.HasKey(s => s.Id);
            builder.Property(s => s.Device).HasMaxLength(120);
            builder.Property(s => s.Method).HasMaxLength(20);
            builder.HasIndex(s => s.LoginId);
        }
    }
}
