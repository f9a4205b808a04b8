using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Quartett.Core.Persistence.Sqlite;

/// <summary>The embedded database: one file in the data folder, write-ahead log, durable commits.</summary>
internal sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, WorkspaceWalls walls) : AppDbContext(options, walls)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite cannot order or compare DateTimeOffset; UTC ticks can be both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
