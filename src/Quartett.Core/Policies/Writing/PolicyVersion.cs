using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Policies.Writing;

/// <summary>What was put in force once; it never changes again.</summary>
internal sealed class PolicyVersion : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required int Number { get; init; }

    public required string Language { get; init; }

    public required IReadOnlyList<WrittenSection> Sections { get; init; }

    /// <summary>SHA-256 of the whole text in UTF-8, as lower-case hex.</summary>
    public required string Hash { get; init; }

    public required PolicyChange Change { get; init; }

    public required string Note { get; init; }

    public required DateTimeOffset EffectiveFrom { get; init; }

    public required int GraceDays { get; init; }

    public required LoginId? ById { get; init; }

    public required string ByName { get; init; }

    public PolicyVersionLine Line() => new(Number, Change, EffectiveFrom, Note, ByName, Hash, GraceDays, Language);

    internal sealed class Table : IEntityTypeConfiguration<PolicyVersion>
    {
        private static readonly ValueComparer<IReadOnlyList<WrittenSection>> NeverChanges = new((one, other) => ReferenceEquals(one, other), sections => sections.Count, sections => sections);

        public void Configure(EntityTypeBuilder<PolicyVersion> builder)
        {
            builder.ToTable("PolicyVersions");
            builder.HasKey(v => v.Id);
            builder.Property(v => v.Language).HasMaxLength(5);
            builder.Property(v => v.Hash).HasMaxLength(64);
            builder.Property(v => v.Change).HasConversion<string>().HasMaxLength(20);
            builder.Property(v => v.Sections).HasConversion(sections => StoredJson.Write(sections), json => StoredJson.Read<IReadOnlyList<WrittenSection>>(json), NeverChanges);
            builder.HasIndex(v => new { v.WorkspaceId, v.Number }).IsUnique();
        }
    }
}

/// <summary>One section as it stands in a version; owner and review are not part of what is signed.</summary>
internal sealed record WrittenSection(string Id, string Title, string Text, string? Owner, LocalDate? ReviewOn)
{
    /// <summary>What stands above it.</summary>
    public string Heading => Id == TemplateLibrary.TenPoints ? Title : $"{Id} {Title}";
}
