using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Media.Library;

/// <summary>A file of the library.</summary>
internal sealed class MediaItem : IRowInWorkspace
{
    public required Guid Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required MediaKind Kind { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public double Seconds { get; init; }

    public string AltText { get; set; } = "";

    /// <summary>JSON list, spelled alike in the whole workspace.</summary>
    public string Tags { get; set; } = "[]";

    /// <summary>SHA-256 of what was fetched, for pictures of link cards; people's own files may be there twice.</summary>
    public string? ContentHash { get; init; }

    public required string UploadedByName { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    // Keys name their workspace, so that a folder on disk can be told apart and removed with it.
    public string FileKey => $"{WorkspaceId.Value:n}/{Id:n}";

    public string ThumbnailKey => $"{WorkspaceId.Value:n}/{Id:n}.thumb";

    public MediaFact ToFact() => new(Id, Kind, ContentType, Bytes, Width, Height, Seconds, AltText, FileName);

    public MediaView ToView() => new(Id, Kind, FileName, ContentType, Bytes, Width, Height, Seconds, AltText, StoredJson.Read<List<string>>(Tags), UploadedByName, UploadedAt);

    internal sealed class Table : IEntityTypeConfiguration<MediaItem>
    {
        public void Configure(EntityTypeBuilder<MediaItem> builder)
        {
            builder.ToTable("Media");
            builder.HasKey(m => m.Id);
            builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(m => m.ContentHash).HasMaxLength(64);
            builder.HasIndex(m => new { m.WorkspaceId, m.UploadedAt });
            builder.HasIndex(m => new { m.WorkspaceId, m.ContentHash });
        }
    }
}

internal static class MediaTables
{
    extension(AppDbContext database)
    {
        public DbSet<MediaItem> Media => database.Set<MediaItem>();
    }
}
