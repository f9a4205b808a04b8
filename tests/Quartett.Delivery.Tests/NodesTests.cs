using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Tests.Media;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.TestHost;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Delivery.Tests;

/// <summary>Several processes on one PostgreSQL and one data folder, before which no proxy remembers who was where.</summary>
public sealed partial class NodesTests
{
    private const string Email = "lena@lindner.test";
    private const string Password = "ein guter langer Satz";
    private const string Workspace = "/w/tischlerei-lindner";
    private const string Api = "/api/v1/w/tischlerei-lindner";
    private static readonly Actor Machine = new(ActorKind.CommandLine, null, "root", "en");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_browser_signs_in_writes_uploads_plans_and_hears_of_it_while_its_requests_alternate_between_two_nodes(bool filesInS3)
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        await using var s3 = filesInS3 ? await S3Server.StartAsync(signatures: true, Cancel) : null;
        (string, string)[] files = s3 is null ? [] : [("QUARTETT_S3", s3.Setting)];
        var channel = (await scene.House.DoneAsync(new ListChannels(scene.House.Workspace), scene.House.Owner)).Single(c => c.BuiltIn).Id;
        var nodes = await Task.WhenAll(scene.StartAsync(files), scene.StartAsync(files));
        using var browser = new AlternatingBrowser(null, [.. nodes.Select(n => n.Address)]);

        (await browser.SubmitAsync("/sign-in", "password", ("email", Email), ("password", Password))).To.ShouldNotBeNull();
        for (var n = 0; n < 4; n++) (await browser.OpenAsync(Workspace)).Status.ShouldBe(HttpStatusCode.OK);
        using var atOne = await browser.At(0).ListenAsync($"{Api}/events");
        using var atTwo = await browser.At(1).ListenAsync($"{Api}/events");

        // The token came with a page of the one node and goes to the other.
        var drafted = await browser.CallAsync(HttpMethod.Post, $"{Api}/posts", new { content = Content("Der erste Satz", null) });
        drafted.Status.ShouldBe(HttpStatusCode.Created);
        var post = drafted.Answer.GetProperty("id").GetString()!;
        var revision = 1;
        foreach (var text in new[] { "Der erste Satz.", "Der erste Satz. Der zweite.", "Der erste Satz. Der zweite. Der dritte." })
        {
            var saved = await browser.CallAsync(HttpMethod.Put, $"{Api}/posts/{post}", new { revision, content = Content(text, null) });
            saved.Status.ShouldBe(HttpStatusCode.OK);
            revision = saved.Answer.GetProperty("revision").GetInt32();
        }

        using var picture = new MultipartFormDataContent { { new ByteArrayContent(Samples.Png(600, 400)), "file", "werkstatt.png" } };
        var uploaded = await browser.CallAsync(HttpMethod.Post, $"{Api}/media", picture);
        uploaded.Status.ShouldBe(HttpStatusCode.OK);
        var file = uploaded.Answer.GetProperty("file").GetString()!;
        var (first, second) = (await browser.FileAsync(file), await browser.FileAsync(file));
        first.Status.ShouldBe(HttpStatusCode.OK);
        first.Bytes.ShouldBe(second.Bytes);

        (await browser.CallAsync(HttpMethod.Put, $"{Api}/posts/{post}", new { revision, content = Content("Fertig mit Bild", uploaded.Answer.GetProperty("id").GetString()) })).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.CallAsync(HttpMethod.Post, $"{Api}/posts/{post}/schedule", new { when = "now" })).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var stream in new[] { atOne, atTwo })
        {
            foreach (var what in new[] { "post.drafted", "post.scheduled", "delivery.delivered" })
                await Patience.UntilAsync(() => Task.FromResult(stream.Told(what, post)), told => told, _ => $"{what} was not told. The stream said:\n{stream.Said}\n{scene.Said}");
        }

        // What one node has published, both show.
        foreach (var node in new[] { 0, 1 })
        {
            var news = await browser.At(node).OpenAsync("/news/tischlerei-lindner");
            news.Page.Body!.TextContent.ShouldContain("Fertig mit Bild");
            var source = new Uri(news.Page.QuerySelector("article img, main img")!.GetAttribute("src")!, UriKind.RelativeOrAbsolute);
            (await browser.At(1 - node).FileAsync(source.IsAbsoluteUri ? source.AbsolutePath : source.ToString())).Status.ShouldBe(HttpStatusCode.OK);
        }

        browser.Requests.ShouldAllBe(count => count > 5, "both nodes had their share");
        foreach (var node in nodes) node.Said.ShouldNotContain("fail:", Case.Sensitive);
        if (filesInS3) Directory.Exists(Path.Combine(scene.House.Place.DataFolder, "media")).ShouldBeFalse("the files lie elsewhere");

        object Content(string text, string? media) => new { text, language = "de", images = media is null ? [] : new[] { new { media, altText = "Die Werkstatt" } }, variants = new[] { new { channel = channel.ToString() } } };
    }

    [Fact]
    public async Task A_member_removed_through_one_node_is_refused_by_the_other_at_the_next_request_and_all_streams_end()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        var nodes = await Task.WhenAll(scene.StartAsync(), scene.StartAsync());
        await scene.House.DoneAsync(new AddLogin("jo@lindner.test", "Jo Lindner", Password, "de", Owner: true), Machine);
        using var jo = await SignedInAsync(nodes, "jo@lindner.test");
        using var lena = await SignedInAsync(nodes, Email);
        using var ofJoAtOne = await jo.At(0).ListenAsync($"{Api}/events");
        using var ofJoAtTwo = await jo.At(1).ListenAsync($"{Api}/events");
        using var ofLenaAtTwo = await lena.At(1).ListenAsync($"{Api}/events");

        var members = (await lena.At(0).OpenAsync($"{Workspace}/members")).Page;
        var remove = members.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("Jo Lindner", StringComparison.Ordinal))
            .QuerySelectorAll("input[name=_handler]").Select(h => h.GetAttribute("value")!).Single(name => name.StartsWith("remove-", StringComparison.Ordinal));
        (await lena.At(0).SubmitAsync(members, $"{Workspace}/members", remove)).Status.ShouldNotBe(HttpStatusCode.UnprocessableEntity);

        (await jo.At(1).OpenAsync(Workspace)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await jo.At(1).CallAsync(HttpMethod.Get, $"{Api}/posts")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await jo.At(0).CallAsync(HttpMethod.Get, $"{Api}/events")).Status.ShouldBe(HttpStatusCode.NotFound);
        await Task.WhenAll(ofJoAtOne.Ended, ofJoAtTwo.Ended).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        // Who may stay hears on, of what the other does not hear any more.
        var drafted = await lena.At(0).CallAsync(HttpMethod.Post, $"{Api}/posts", new { content = new { text = "Ohne Jo" } });
        var post = drafted.Answer.GetProperty("id").GetString()!;
        await Patience.UntilAsync(() => Task.FromResult(ofLenaAtTwo.Told("post.drafted", post)), told => told, _ => ofLenaAtTwo.Said);
        ofLenaAtTwo.Ended.IsCompleted.ShouldBeFalse();
        (ofJoAtOne.Said + ofJoAtTwo.Said).ShouldNotContain(post);
    }

    [Fact]
    public async Task A_session_ended_through_one_node_is_over_on_the_other()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        var nodes = await Task.WhenAll(scene.StartAsync(), scene.StartAsync());
        using var phone = await SignedInAsync(nodes, Email);
        using var desk = await SignedInAsync(nodes, Email);
        using var ofPhone = await phone.At(1).ListenAsync($"{Api}/events");
        using var ofDesk = await desk.At(1).ListenAsync($"{Api}/events");

        await desk.At(0).SubmitAsync("/me", "others");

        (await phone.At(1).CallAsync(HttpMethod.Get, $"{Api}/posts")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await ofPhone.Ended.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        (await desk.At(1).CallAsync(HttpMethod.Get, $"{Api}/posts")).Status.ShouldBe(HttpStatusCode.OK);
        ofDesk.Ended.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_right_that_is_gone_without_anybody_telling_ends_the_streams_all_the_same()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        var node = await scene.StartAsync();
        using var lena = await SignedInAsync([node], Email);
        using var stream = await lena.ListenAsync($"{Api}/events");

        await using (var connection = await scene.Stored.OpenAsync())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = """UPDATE "SignInSessions" SET "RevokedAt" = now()""";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await stream.Ended.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
    }

    [Fact]
    public async Task Three_nodes_give_no_more_tries_than_one()
    {
        await using var scene = await Scene.SetAsync(DatabaseKind.Postgres);
        (string, string)[] proxied = [("QUARTETT_PROXIES", "127.0.0.1")];
        var nodes = await Task.WhenAll(scene.StartAsync(proxied), scene.StartAsync(proxied), scene.StartAsync(proxied));
        using var attacker = new AlternatingBrowser("203.0.113.9", [.. nodes.Select(n => n.Address)]);
        var page = (await attacker.OpenAsync("/sign-in")).Page;

        for (var n = 0; n < 20; n++) (await TryAsync($"guess{n}@lindner.test")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        for (var n = 0; n < 3; n++) (await TryAsync(Email)).ShouldBe(HttpStatusCode.TooManyRequests);

        using var other = new AlternatingBrowser("198.51.100.7", [.. nodes.Select(n => n.Address)]);
        (await other.SubmitAsync("/sign-in", "password", ("email", Email), ("password", Password))).To.ShouldNotBeNull();

        async Task<HttpStatusCode> TryAsync(string email) => (await attacker.SubmitAsync(page, "/sign-in", "password", ("email", email), ("password", Password))).Status;
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_on_nothing_become_one_house_and_either_ones_code_opens_it()
    {
        var folder = Directory.CreateTempSubdirectory("quartett-delivery-").FullName;
        var place = new Place(folder, await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancel), new("http://127.0.0.1:9"));
        var environment = place.Environment(("QUARTETT_PROXIES", "127.0.0.1"));
        var nodes = await Task.WhenAll(
            QuartettServer.StartAsync(folder, environment, assembly: Place.HostAssembly), QuartettServer.StartAsync(folder, environment, assembly: Place.HostAssembly));
        try
        {
            using var browser = new AlternatingBrowser("203.0.113.9", [.. nodes.Select(n => n.Address)]);
            var code = Code().Match(nodes[0].Said).Value;
            (string, string)[] owner = [("name", "Lena Lindner"), ("email", Email), ("password", Password), ("code", code)];
            var second = await browser.At(1).SubmitAsync("/start", "owner", owner);
            second.Status.ShouldBe(HttpStatusCode.OK, second.Page.Body?.TextContent);
            var founded = await browser.SubmitAsync(second.Page, "/start", "company", ("company", "Tischlerei Lindner"), ("country", "DE"), ("sector", "crafts"), ("language", "de"));
            founded.To.ShouldBe(Workspace, founded.Page.Body?.TextContent + nodes[0].Said + nodes[1].Said);
            for (var n = 0; n < 4; n++) (await browser.OpenAsync(Workspace)).Status.ShouldBe(HttpStatusCode.OK);
            Directory.GetFiles(Path.Combine(folder, "keys")).Length.ShouldBe(1);
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<AlternatingBrowser> SignedInAsync(IReadOnlyList<QuartettServer> nodes, string email)
    {
        var browser = new AlternatingBrowser(null, [.. nodes.Select(n => n.Address)]);
        var signedIn = await browser.SubmitAsync("/sign-in", "password", ("email", email), ("password", Password));
        signedIn.To.ShouldNotBeNull(string.Create(CultureInfo.InvariantCulture, $"{signedIn.Status}: {signedIn.Page.Body?.TextContent}"));
        await browser.OpenAsync(Workspace);
        return browser;
    }

    [GeneratedRegex(@"(?<=needed: )[A-Z0-9]{4}-[A-Z0-9]{4}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
