using System.Net;
using Npgsql;
using Quartett.Testing;
using Quartett.Web.Demo;
using Quartett.Web.Tests.Commands;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Releases;

/// <summary>
/// Programs of two versions on one PostgreSQL, as they are while a house is renewed node by node. Before the first
/// release both are this build, and the difference of their tables is made by the test, so that the steps are known to
/// work on the day they count.
/// </summary>
public sealed class RollingUpgradeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Two_nodes_of_this_build_work_on_tables_to_which_something_was_added() => RollAsync(QuartettServer.DebugBuild);

    [Fact]
    public async Task The_newest_release_goes_on_beside_this_build_that_has_migrated_its_database()
    {
        foreach (var version in Released.InChangelog(await File.ReadAllTextAsync(RepositoryRoot.File("CHANGELOG.md"), Cancel)).Take(1))
        {
            var program = RepositoryRoot.File("artifacts", "releases", version, "Quartett.Web.dll");
            File.Exists(program).ShouldBeTrue($"build it from its own sources: script/release-program {version}");
            await RollAsync(program);
        }
    }

    private static async Task RollAsync(string oldProgram)
    {
        using var place = await Terminal.OpenAsync(DatabaseKind.Postgres);
        var environment = FrozenData.EnvironmentOf(place);
        await using var old = await QuartettServer.StartAsync(place.Data, environment, demo: true, assembly: oldProgram);
        // What is said while a database is begun is not about the upgrade.
        var begun = old.Said.Length;
        using var atOld = await SignedInAsync(old);
        if (oldProgram == QuartettServer.DebugBuild) await AddSomethingAsync(place);

        // The new one migrates at its start; both are there, and each shows what came about at the other.
        await using (var first = await QuartettServer.StartAsync(place.Data, environment))
        {
            using var atFirst = await SignedInAsync(first);
            foreach (var server in new[] { old, first }) await ReadyAsync(server);
            await PublishAsync(place, "Zu zweit", atOld, atFirst);
            (await first.StopAsync()).ShouldBe(0, first.Said);
        }

        // The old one alone on the new tables, then the new one alone.
        await PublishAsync(place, "Die alte allein", atOld);
        await using var second = await QuartettServer.StartAsync(place.Data, environment);
        (await old.StopAsync()).ShouldBe(0, old.Said);
        using var atSecond = await SignedInAsync(second);
        await PublishAsync(place, "Die neue allein", atSecond);
        old.Said[begun..].ShouldNotContain("fail:", Case.Sensitive);
        second.Said.ShouldNotContain("fail:", Case.Sensitive);
    }

    private static async Task<Browser> SignedInAsync(QuartettServer server)
    {
        var browser = new Browser(server.Address, "de", null);
        (await browser.SignInAsync(DemoCast.SignIns[0].Email, DemoCast.SignIns[0].Password)).Status.ShouldBe(HttpStatusCode.Found);
        return browser;
    }

    private static async Task PublishAsync(Terminal place, string text, params Browser[] browsers)
    {
        var channels = (await place.TypeAsync("channel", "list", "--workspace", Facts.Company, "--json")).Json.EnumerateArray();
        var newsroom = channels.Single(c => c.GetProperty("network").GetString() == "newsroom").GetProperty("id").GetString()!;
        var drafted = await place.TypeAsync(
            "post", "draft", "--workspace", Facts.Company, "--as", DemoCast.SignIns[0].Email, "--channel", newsroom, "--text-file", place.Write($"{Guid.CreateVersion7():n}.txt", text), "--json");
        drafted.Exit.ShouldBe(0, drafted.Output + drafted.Error);
        var post = drafted.Json.GetProperty("id").GetString()!;
        (await place.TypeAsync("post", "schedule", post, "--at", "now", "--as", DemoCast.SignIns[0].Email)).Exit.ShouldBe(0);
        foreach (var browser in browsers)
        {
            var deadline = TimeProvider.System.GetUtcNow().AddMinutes(3);
            while (!(await FeedAsync(browser)).Contains(text, StringComparison.Ordinal))
            {
                TimeProvider.System.GetUtcNow().ShouldBeLessThan(deadline, $"„{text}“ has not come out");
                await Task.Delay(200, Cancel);
            }

            (await browser.PageAsync($"/w/{Facts.Company}/posts/{post}")).QuerySelector("#post-text")!.TextContent.Trim().ShouldBe(text);
        }
    }

    private static async Task<string> FeedAsync(Browser browser)
    {
        using var answer = await browser.GetAsync($"/news/{Facts.Company}/feed.atom");
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task ReadyAsync(QuartettServer server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var deadline = TimeProvider.System.GetUtcNow().AddMinutes(3);
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
            if (answer.StatusCode == HttpStatusCode.OK) return;
            TimeProvider.System.GetUtcNow().ShouldBeLessThan(deadline, server.Said);
            await Task.Delay(200, Cancel);
        }
    }

    private static async Task AddSomethingAsync(Terminal place)
    {
        const string additions =
            """
            ALTER TABLE "Deliveries" ADD COLUMN "LaterWeight" integer NOT NULL DEFAULT 3;
            ALTER TABLE "Posts" ADD COLUMN "LaterAt" timestamptz NULL;
            ALTER TABLE "SignInSessions" ADD COLUMN "LaterName" text NOT NULL DEFAULT '';
            CREATE TABLE "LaterThings" ("Id" uuid PRIMARY KEY);
            """;
        await using var connection = new NpgsqlConnection(place.Environment[Facts.Connection]);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(additions, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
