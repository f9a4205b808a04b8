using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;

namespace Quartett.Core.Workspaces;

/// <summary>One company or brand.</summary>
internal sealed class Workspace
{
    public required WorkspaceId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The segment in addresses (<c>/w/lindner</c>, <c>/news/lindner</c>); unique, lower-case, never reused.</summary>
    public required string Slug { get; set; }

    /// <summary>DE, AT or CH.</summary>
    public required string Country { get; set; }

    public required string Sector { get; set; }

    /// <summary>The language the company speaks to its public: de or en.</summary>
    public required string Language { get; set; }

    /// <summary>IANA zone in which its wall clocks run.</summary>
    public required string TimeZone { get; set; }

    public required DateTimeOffset FoundedAt { get; init; }

    public string? ImprintUrl { get; set; }

    public string? PrivacyUrl { get; set; }

    /// <summary>An own host name for the Newsroom, e.g. news.lindner.example; unique.</summary>
    public string? NewsroomHost { get; set; }

    /// <summary>Appended to new posts, may be empty.</summary>
    public string Signature { get; set; } = "";

    /// <summary>How late, in minutes, something that was due while nothing ran may still go out by itself; a person decides about the rest.</summary>
    public int MissedAfterMinutes { get; set; } = 60;

    /// <summary>After how many minutes something late, or a resting channel, is told.</summary>
    public int AlarmAfterMinutes { get; set; } = 10;

    internal sealed class Table : IEntityTypeConfiguration<Workspace>
    {
        public void Configure(EntityTypeBuilder<Workspace> builder)
        {
            builder.ToTable("Workspaces");
            builder.HasKey(w => w.Id);
            builder.Property(w => w.Slug).HasMaxLength(60);
            builder.HasIndex(w => w.Slug).IsUnique();
            builder.HasIndex(w => w.NewsroomHost).IsUnique();
        }
    }
}
