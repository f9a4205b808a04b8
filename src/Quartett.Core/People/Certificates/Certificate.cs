using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Certificates;

/// <summary>Proof that somebody knew a course on a day. It says passed, never how well.</summary>
internal sealed class Certificate : IRowInWorkspace
{
    public static readonly TimeSpan EndsSoon = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required LoginId LoginId { get; init; }

    public required string Course { get; init; }

    public required int CourseVersion { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset Until { get; init; }

    public CourseState StateAt(DateTimeOffset now) => Until <= now ? CourseState.Expired : Until - now < EndsSoon ? CourseState.EndsSoon : CourseState.Valid;

    internal sealed class Table : IEntityTypeConfiguration<Certificate>
    {
        public void Configure(EntityTypeBuilder<Certificate> builder)
        {
            builder.ToTable("Certificates");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.Course).HasMaxLength(20);
            builder.HasIndex(c => new { c.WorkspaceId, c.LoginId, c.Course });
        }
    }
}

/// <summary>One course the company asks for before somebody may do something.</summary>
internal sealed class CourseRequirement : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>One channel; all when there is none.</summary>
    public Guid? ChannelId { get; init; }

    public required KnowledgeFor For { get; init; }

    public required string Course { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<CourseRequirement>
    {
        public void Configure(EntityTypeBuilder<CourseRequirement> builder)
        {
            builder.ToTable("CourseRequirements");
            builder.HasKey(r => r.Id);
            builder.Property(r => r.For).HasConversion<string>().HasMaxLength(20);
            builder.Property(r => r.Course).HasMaxLength(20);
            builder.HasIndex(r => new { r.WorkspaceId, r.For });
        }
    }
}
