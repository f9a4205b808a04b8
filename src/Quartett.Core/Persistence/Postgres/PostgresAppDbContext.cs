using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Quartett.Core.Persistence.Postgres;

/// <summary>PostgreSQL: when one machine is outgrown.</summary>
internal sealed class PostgresAppDbContext(DbContextOptions<PostgresAppDbContext> options, WorkspaceWalls walls) : AppDbContext(options, walls)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    // timestamptz takes UTC only; a local offset would be refused at the last moment.
    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}
