using System.Net;
using Microsoft.Data.Sqlite;
using Quartett.Testing;
using Quartett.Web.Demo;
using Quartett.Web.Tests.Commands;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Releases;

/// <summary>
/// Data of every release, brought up to date by this build. Before the first release the same is done with data that
/// this build has just made, so that the test itself is known to work on the day it counts.
/// </summary>
public sealed class UpgradeTests
{
    /// <summary>Names the version whose data <c>script/release-data</c> wants kept.</summary>
    private const string ToKeep = "QUARTETT_RELEASE_DATA";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Data_made_now_is_frozen_thawed_and_goes_on(DatabaseKind kind)
    {
        var kept = Environment.GetEnvironmentVariable(ToKeep) is { Length: > 0 } version ? Path.Combine(Released.Folder, version) : null;
        var folder = kept ?? Directory.CreateTempSubdirectory("quartett-release-").FullName;
        try
        {
            await UpgradesAsync(await FrozenData.MakeAsync(folder, kind, Cancel));
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_data_of_every_release_is_brought_up_to_date_on_both_databases()
    {
        var frozen = Released.Data.ToList();
        frozen.Count.ShouldBe(2 * Released.Versions.Count);
        foreach (var data in frozen) await UpgradesAsync(data);
    }

    [Fact]
    public void Every_release_has_left_its_data() =>
        Released.Versions.ShouldBe(
            Directory.EnumerateDirectories(Released.Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).ToList(),
            customMessage: "make it from the release's own sources: script/release-data VERSION");

    [Fact]
    public void A_version_counts_as_released_once_its_heading_says_so() =>
        Released.InChangelog("# Changelog\n\n## Unreleased – 0.3.0\n\n### 9.9.9\n\n## 0.2.0 – 2027-03-01\n\n## [0.1.0] - 2027-01-15\n").ShouldBe(["0.2.0", "0.1.0"]);

    [Fact]
    public async Task What_an_upgrade_loses_is_named()
    {
        using var place = await Terminal.OpenAsync();
        var company = await place.FoundAsync();
        await place.DraftAsync(company, "Der Tisch ist fertig.");
        var gone = await place.DraftAsync(company, "Der Stuhl ist fertig.");
        var before = await Facts.OfAsync(place, DatabaseKind.Sqlite, Cancel);
        before.LostIn(before).ShouldBeEmpty();

        SqliteConnection.ClearAllPools();
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(place.Data, "quartett.db")};Pooling=False"))
        {
            await database.OpenAsync(Cancel);
            await using var command = database.CreateCommand();
            command.CommandText =
                $"""
                PRAGMA foreign_keys=OFF;
                DELETE FROM Posts WHERE Id = '{gone.ToUpperInvariant()}';
                UPDATE Posts SET Content = replace(Content, 'Tisch', 'Fisch');
                UPDATE AuditEntries SET ActorName = 'Niemand' WHERE What = 'post.drafted';
                DROP TABLE Holds;
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var lost = before.LostIn(await Facts.OfAsync(place, DatabaseKind.Sqlite, Cancel)).ToList();
        lost.ShouldContain(line => line.StartsWith("Posts had 2 rows", StringComparison.Ordinal));
        lost.ShouldContain(line => line == $"post {gone} is gone");
        lost.ShouldContain(line => line.Contains("Fisch", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("audit.", StringComparison.Ordinal));
        lost.ShouldContain("table Holds is gone");
    }

    private static async Task UpgradesAsync(FrozenData data)
    {
        using var place = await Terminal.OpenAsync(data.Kind);
        await data.UnpackAsync(place, Cancel);
        (await place.TypeAsync("migrate")).Exit.ShouldBe(0);
        data.Facts.LostIn(await Facts.OfAsync(place, data.Kind, Cancel)).ShouldBeEmpty(data.ToString());

        await using var server = await QuartettServer.StartAsync(place.Data, FrozenData.EnvironmentOf(place));
        using var jana = new Browser(server.Address, "de", null);
        (await jana.SignInAsync(DemoCast.SignIns[0].Email, DemoCast.SignIns[0].Password)).Status.ShouldBe(HttpStatusCode.Found);
        foreach (var post in data.Facts.Posts)
        {
            var page = await jana.PageAsync($"/w/{Facts.Company}/posts/{post!["id"]!.GetValue<string>()}");
            page.QuerySelector("#post-text")!.TextContent.Trim().ShouldBe(post["text"]!.GetValue<string>().Trim());
        }

        foreach (var path in new[] { "", "/calendar", "/posts", "/deliveries", "/media", "/channels", "/members", "/settings", "/audit" })
        {
            using var page = await jana.GetAsync($"/w/{Facts.Company}{path}");
            page.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        using var newsroom = await jana.GetAsync($"/news/{Facts.Company}/feed.atom");
        (await newsroom.Content.ReadAsStringAsync(Cancel)).ShouldContain("<entry");
    }
}
