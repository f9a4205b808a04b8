using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quartett.Core.Persistence;
using Quartett.Testing;
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

    [Fact]
    public void Migrations_are_squashed_until_the_first_release_and_only_added_after_it()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var postgres = new PostgresDesign().CreateDbContext([]);
        var releases = Directory.GetDirectories(RepositoryRoot.File("tests", "releases"));
        foreach (var (kind, database) in new (string, DbContext)[] { ("sqlite", sqlite), ("postgres", postgres) })
        {
            var today = database.Database.GetMigrations().ToList();
            if (releases.Length == 0) today.Count.ShouldBe(1, "before the first release: script/migrations");
            foreach (var release in releases)
            {
                var applied = Applied(Path.Combine(release, $"{kind}.json"));
                today.Take(applied.Count).ToList().ShouldBe(applied, customMessage: $"{release} has applied these on {kind}; they cannot be taken back");
            }
        }
    }

    private static List<string> Applied(string facts)
    {
        using var known = JsonDocument.Parse(File.ReadAllText(facts));
        return [.. known.RootElement.GetProperty("migrations").EnumerateArray().Select(migration => migration.GetString()!)];
    }
}
