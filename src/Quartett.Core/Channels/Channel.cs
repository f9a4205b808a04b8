using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Kernel;
using Quartett.Core.Persistence;

namespace Quartett.Core.Channels;

/// <summary>A connected profile. Secrets and the connector's session lie encrypted in <see cref="Secrets"/>.</summary>
internal sealed class Channel : IRowInWorkspace
{
    public required ChannelId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The connector's key.</summary>
    public required string Network { get; init; }

    /// <summary>As the team calls it.</summary>
    public required string Name { get; set; }

    /// <summary>As the network's readers see it.</summary>
    public string Handle { get; set; } = "";

    public string RemoteId { get; set; } = "";

    public string? Address { get; set; }

    public required ChannelState State { get; set; }

    /// <summary>Settings that are no secret, as JSON by property name.</summary>
    public string Settings { get; set; } = "{}";

    /// <summary>Secret settings and session, protected.</summary>
    public string? Secrets { get; set; }

    /// <summary>Limits of this server where they differ from the network's, as JSON.</summary>
    public string? Limits { get; set; }

    /// <summary>Nothing is sent before this moment (rate limit, back-off).</summary>
    public DateTimeOffset? RestUntil { get; set; }

    /// <summary>The rest the network itself asked for; it ends at its time and by nothing else.</summary>
    public DateTimeOffset? DemandedRestUntil { get; set; }

    /// <summary>Failures in a row; decides how long the channel rests.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    public DateTimeOffset? LastCheckedAt { get; set; }

    /// <summary>The last failure's kind and what the network said; null when the last thing went well.</summary>
    public string? LastFailure { get; set; }

    public string? LastFailureDetail { get; set; }

    public required DateTimeOffset ConnectedAt { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Recurring times, as JSON list of <see cref="Slot"/>.</summary>
    public string Slots { get; set; } = "[]";

    internal sealed class Table : IEntityTypeConfiguration<Channel>
    {
        public void Configure(EntityTypeBuilder<Channel> builder)
        {
            builder.ToTable("Channels");
            builder.HasKey(c => c.Id);
            builder.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
            builder.Property(c => c.Network).HasMaxLength(40);
            builder.HasIndex(c => c.WorkspaceId);
        }
    }
}

internal static class ChannelTables
{
    extension(AppDbContext database)
    {
        public DbSet<Channel> Channels => database.Set<Channel>();

        /// <summary>A success on channels that were well before, in the transaction of whoever had it. One that rests or has failed meanwhile stays as it is.</summary>
        public async Task StampSuccessAsync(IReadOnlyCollection<ChannelId> channels, DateTimeOffset at, CancellationToken cancel)
        {
            if (channels.Count == 0) return;
            await database.Channels.Where(c => channels.Contains(c.Id) && c.RestUntil == null && c.LastFailure == null && c.State == ChannelState.Active)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSuccessAt, at).SetProperty(c => c.LastCheckedAt, at), cancel);
        }
    }
}
