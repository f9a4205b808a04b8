using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Persistence;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_both_databases_say_what_the_model_says()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var postgres = new PostgresDesign().CreateDbContext([]);

        foreach (var database in new DbContext[] { sqlite, postgres })
            database.Database.HasPendingModelChanges().ShouldBeFalse($"{database.GetType().Name}: the tables have changed; run script/migrations and commit what it writes");
    }
}
