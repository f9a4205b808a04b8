using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.People.Training;

/// <summary>One try at a quiz. Its paper lives only until it ends.</summary>
internal sealed class QuizAttempt : IRowInWorkspace
{
    public static readonly TimeSpan MayRun = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required LoginId LoginId { get; init; }

    public required string Course { get; init; }

    public required int CourseVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Seed, drawn questions and answers so far; gone when it has ended.</summary>
    public string? Paper { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool? Passed { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<QuizAttempt>
    {
        public void Configure(EntityTypeBuilder<QuizAttempt> builder)
        {
            builder.ToTable("QuizAttempts");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Course).HasMaxLength(20);
            builder.HasIndex(a => new { a.WorkspaceId, a.LoginId, a.Course });
        }
    }
}

/// <summary>How often a question was answered, and how often rightly, without who.</summary>
internal sealed class QuestionTally : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Question { get; init; }

    public int Answers { get; set; }

    public int Right { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<QuestionTally>
    {
        public void Configure(EntityTypeBuilder<QuestionTally> builder)
        {
            builder.ToTable("QuestionTallies");
            builder.HasKey(t => t.Id);
            builder.Property(t => t.Question).HasMaxLength(40);
            builder.HasIndex(t => new { t.WorkspaceId, t.Question }).IsUnique();
        }
    }
}

/// <summary>What was drawn for one try.</summary>
internal sealed record DrawnPaper(ulong Seed, IReadOnlyList<DrawnQuestion> Questions);

/// <param name="Order">Numbers of the answers in the order they are shown.</param>
internal sealed record DrawnQuestion(string Id, IReadOnlyList<int> Order, IReadOnlyList<int>? Chosen = null);
