using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Quartett.Core.Persistence;

namespace Quartett.Core.Publishing.Delivering;

/// <summary>
/// A stretch of time in which at least one node kept the deliveries. What was due outside every watch was missed while
/// nothing ran; what is late within one is late for another reason and goes out.
/// </summary>
internal sealed class Watch
{
    public required Guid Id { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Watch>
    {
        public void Configure(EntityTypeBuilder<Watch> builder)
        {
            builder.ToTable("Watches");
            builder.HasKey(w => w.Id);
            builder.HasIndex(w => w.Until);
        }
    }
}

/// <summary>Keeps the watch of all nodes together and knows who was on it when.</summary>
internal sealed class Watches(AppDbContext database, IDatabaseClock clock)
{
    /// <summary>A pause this short is none: a restart, an upgrade, a busy database.</summary>
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(90);

    public async Task KeepAsync(CancellationToken cancel)
    {
        var now = await clock.NowAsync(database, cancel);
        var kept = await database.Set<Watch>().Where(w => w.Until >= now - Blink && w.Since <= now).ExecuteUpdateAsync(set => set.SetProperty(w => w.Until, w => w.Until > now ? w.Until : now), cancel);
        if (kept > 0) return;
        database.Add(new Watch { Id = Guid.CreateVersion7(), Since = now, Until = now });
        await database.SaveChangesAsync(cancel);
    }

    /// <returns>Of the given moments those at which nobody was there.</returns>
    public async Task<IReadOnlySet<DateTimeOffset>> UnkeptAsync(IReadOnlyCollection<DateTimeOffset> moments, CancellationToken cancel)
    {
        if (moments.Count == 0) return new HashSet<DateTimeOffset>();
        var (first, last) = (moments.Min() - Blink, moments.Max() + Blink);
        var watches = await database.Set<Watch>().AsNoTracking().Where(w => w.Until >= first && w.Since <= last).ToListAsync(cancel);
        return moments.Where(at => !watches.Exists(w => w.Since - Blink <= at && at <= w.Until + Blink)).ToHashSet();
    }
}
