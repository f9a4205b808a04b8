using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Newsroom;

/// <summary>
/// A published post on the company's own channel. Retracting keeps the row, so that the address answers "gone" for ever
/// and a late repeated try cannot bring it back, but empties it.
/// </summary>
internal sealed class Article : IRowInWorkspace
{
    public required ArticleId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The idempotency handle of the delivery; unique in the workspace.</summary>
    public required string Handle { get; init; }

    /// <summary>The last segment of the address; chosen once, an edit keeps it.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>False when the title is only the text's first words, so that readers are not told the same twice.</summary>
    public required bool HasHeadline { get; set; }

    public required string Markdown { get; set; }

    /// <summary>Made of the Markdown and cleaned when it was written; goes out as it is.</summary>
    public required string SanitisedHtml { get; set; }

    /// <summary>The beginning as plain text, for lists and previews.</summary>
    public required string Summary { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }

    public required ArticleMedia Media { get; set; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The last edit.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    public DateTimeOffset? RetractedAt { get; set; }

    /// <summary>Published, edited or retracted, whichever was last.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Article>
    {
        public void Configure(EntityTypeBuilder<Article> builder)
        {
            builder.ToTable("Articles");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Handle).HasMaxLength(64);
            builder.Property(a => a.Slug).HasMaxLength(80);
            builder.Property(a => a.Title).HasMaxLength(200);
            builder.Property(a => a.Language).HasMaxLength(35);
            builder.Property(a => a.Media).HasConversion(media => StoredJson.Write(media), json => StoredJson.Read<ArticleMedia>(json));
            builder.HasIndex(a => new { a.WorkspaceId, a.Handle }).IsUnique();
            builder.HasIndex(a => new { a.WorkspaceId, a.Slug }).IsUnique();
            builder.HasIndex(a => new { a.WorkspaceId, a.PublishedAt });
            builder.HasIndex(a => new { a.WorkspaceId, a.ChangedAt });
        }
    }
}
