using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Repeating;

/// <summary>What a person decided once: what is said, on which days, and in whose name. Which of them are posts already is told by the posts.</summary>
internal sealed class Series : IRowInWorkspace
{
    public required SeriesId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The post somebody wrote and then repeated; unlike the others it is never removed as a mere copy.</summary>
    public required PostId BegunWith { get; init; }

    /// <summary>A <see cref="Publishing.Recurrence"/>.</summary>
    public required string Recurrence { get; set; }

    /// <summary>The <see cref="PostContent"/> that somebody with the right has sealed.</summary>
    public required string Content { get; set; }

    /// <summary>Days a person left out.</summary>
    public string Skipped { get; set; } = "[]";

    public required LoginId AuthorisedBy { get; set; }

    public required string AuthorisedByName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The person's last decision about the days; no day before it is planned.</summary>
    public required DateTimeOffset Since { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the clock has to look again whether more days come near; <c>null</c> when none will.</summary>
    public DateTimeOffset? LookAgainAt { get; set; }

    public bool Runs => PausedAt is null && EndedAt is null;

    public Recurrence Days() => StoredJson.Read<Recurrence>(Recurrence);

    public PostContent Said() => StoredJson.Read<PostContent>(Content);

    public IReadOnlySet<LocalDate> LeftOut() => StoredJson.Read<HashSet<LocalDate>>(Skipped);

    public void LeaveOut(LocalDate day) => Skipped = StoredJson.Write(LeftOut().Append(day).Distinct().Order());

    public void TakeBack(LocalDate day) => Skipped = StoredJson.Write(LeftOut().Where(d => d != day).Order());

    internal sealed class Table : IEntityTypeConfiguration<Series>
    {
        public void Configure(EntityTypeBuilder<Series> builder)
        {
            builder.ToTable("Series");
            builder.HasKey(s => s.Id);
            builder.HasIndex(s => s.WorkspaceId);
            builder.HasIndex(s => s.LookAgainAt);
        }
    }
}
