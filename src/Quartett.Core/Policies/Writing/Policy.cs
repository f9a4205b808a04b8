using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Policies.Writing;

/// <summary>The policy a company is writing: the answers it began with, and whether it is shown to everybody.</summary>
internal sealed class Policy : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required PolicyInterview Answers { get; set; }

    public bool IsPublic { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Policy>
    {
        public void Configure(EntityTypeBuilder<Policy> builder)
        {
            builder.ToTable("Policies");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Answers).HasConversion(answers => StoredJson.Write(answers), json => StoredJson.Read<PolicyInterview>(json));
            builder.HasIndex(p => p.WorkspaceId).IsUnique();
        }
    }
}

/// <summary>One section of the draft.</summary>
internal sealed class Section : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>POL-01 to POL-19, or TEN for the ten points.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>SHA-256 of what the template gave; another text was written by hand.</summary>
    public required string Filled { get; set; }

    public LoginId? OwnerId { get; set; }

    public NodaTime.LocalDate? ReviewOn { get; set; }

    public required int Revision { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }

    public bool Adapted => Filled != PolicyHash.Of(Title + "\n" + Text);

    public WrittenSection Written(string? owner) => new(Code, Title, Text, owner, ReviewOn);

    internal sealed class Table : IEntityTypeConfiguration<Section>
    {
        public void Configure(EntityTypeBuilder<Section> builder)
        {
            builder.ToTable("PolicySections");
            builder.HasKey(s => s.Id);
            builder.Property(s => s.Code).HasMaxLength(20);
            builder.Property(s => s.Filled).HasMaxLength(64);
            builder.Property(s => s.Revision).IsConcurrencyToken();
            builder.Property(s => s.ReviewOn).HasMaxLength(10).HasConversion(day => LocalDatePattern.Iso.Format(day!.Value), text => LocalDatePattern.Iso.Parse(text).Value);
            builder.HasIndex(s => new { s.WorkspaceId, s.Code }).IsUnique();
        }
    }
}
