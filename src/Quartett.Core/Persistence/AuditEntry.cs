using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;

namespace Quartett.Core.Persistence;

/// <summary>One line of the audit trail. Each carries the hash of the one before, so a missing or changed line shows.</summary>
internal sealed class AuditEntry
{
    public long Id { get; private set; }

    /// <summary>Null for what concerns the whole installation.</summary>
    public WorkspaceId? WorkspaceId { get; init; }

    /// <summary>1, 2, 3 … within the workspace.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind ActorKind { get; init; }

    public LoginId? Login { get; init; }

    public required string ActorName { get; init; }

    public required string What { get; init; }

    public Guid? Subject { get; init; }

    public required string Details { get; init; }

    public required string PreviousHash { get; init; }

    public string Hash { get; set; } = "";

    public string ComputeHash()
    {
        // Milliseconds, because both databases keep at least these.
        var line = string.Join('\n', PreviousHash, WorkspaceId?.ToString() ?? "-", Number, At.ToUnixTimeMilliseconds(), ActorKind, Login?.ToString() ?? "-", ActorName, What, Subject?.ToString() ?? "-", Details);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
    }

    internal sealed class Table : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("AuditEntries");
            builder.Property(e => e.ActorKind).HasConversion<string>().HasMaxLength(20);
            builder.Property(e => e.What).HasMaxLength(80);
            builder.HasIndex(e => new { e.WorkspaceId, e.Number }).IsUnique();
        }
    }
}
