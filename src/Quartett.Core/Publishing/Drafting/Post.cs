using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Text;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Drafting;

/// <summary>The idea. What it says lives in its versions; where it stands is read off its deliveries.</summary>
internal sealed class Post : IRowInWorkspace
{
    public required PostId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Number of the current version; who saves must name the one they started from.</summary>
    public required int Revision { get; set; }

    /// <summary>The current <see cref="PostContent"/>.</summary>
    public required string Content { get; set; }

    public required LoginId AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required LoginId ChangedBy { get; set; }

    public required string ChangedByName { get; set; }

    /// <summary>When it is meant to be public; a draft without one stands in the backlog.</summary>
    public DateTimeOffset? PlannedAt { get; set; }

    public DateTimeOffset? DiscardedAt { get; set; }

    /// <summary>Kept equal to what the deliveries say, so that lists need no join to filter.</summary>
    public PostStage Stage { get; set; }

    public SeriesId? SeriesId { get; set; }

    /// <summary>The day of the series this post stands for, also when it was moved to another.</summary>
    public LocalDate? SeriesDay { get; set; }

    public PostContent Said() => StoredJson.Read<PostContent>(Content);

    internal sealed class Table : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> builder)
        {
            builder.ToTable("Posts");
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Revision).IsConcurrencyToken();
            builder.Property(p => p.Stage).HasConversion<string>().HasMaxLength(20);
            builder.Property(p => p.SeriesDay).HasMaxLength(10).HasConversion(day => LocalDatePattern.Iso.Format(day!.Value), text => LocalDatePattern.Iso.Parse(text).Value);
            // Never twice: one day of a series is one post, whichever node makes it and however often.
            builder.HasIndex(p => new { p.SeriesId, p.SeriesDay }).IsUnique().HasFilter("\"SeriesId\" IS NOT NULL");
            builder.HasIndex(p => new { p.WorkspaceId, p.PlannedAt });
            builder.HasIndex(p => new { p.WorkspaceId, p.Stage, p.ChangedAt });
        }
    }
}
