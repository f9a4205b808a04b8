using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Policies.Signing;

/// <summary>That somebody has read and signed one version. It is kept when the person leaves.</summary>
internal sealed class Acknowledgement : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required LoginId LoginId { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Of the text that was signed.</summary>
    public required string Hash { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Acknowledgement>
    {
        public void Configure(EntityTypeBuilder<Acknowledgement> builder)
        {
            builder.ToTable("Acknowledgements");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Hash).HasMaxLength(64);
            builder.Property(a => a.Language).HasMaxLength(5);
            builder.HasIndex(a => new { a.WorkspaceId, a.LoginId, a.Version }).IsUnique();
        }
    }
}

/// <summary>That somebody was reminded; nobody is told the same thing twice.</summary>
internal sealed class SigningReminder : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required LoginId LoginId { get; init; }

    public required int Version { get; init; }

    public required ReminderStep Step { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<SigningReminder>
    {
        public void Configure(EntityTypeBuilder<SigningReminder> builder)
        {
            builder.ToTable("SigningReminders");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.Step).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(r => new { r.WorkspaceId, r.LoginId, r.Version, r.Step }).IsUnique();
        }
    }
}

internal enum ReminderStep
{
    Asked,
    Soon,
    Over,
}
