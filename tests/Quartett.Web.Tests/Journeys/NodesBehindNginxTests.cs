using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Quartett.Core.Tests.Media;
using Quartett.Testing;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>Two nodes behind the documented nginx, by https: somebody writes, and somebody else sees it come without reloading.</summary>
public sealed partial class NodesBehindNginxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_with_a_picture_is_written_and_seen_to_go_out_while_requests_alternate_and_one_node_is_taken_away()
    {
        var home = Directory.CreateTempSubdirectory("quartett-nodes-");
        var ports = FreePorts(2);
        await using var nginx = await NginxServer.StartAsync(ports, Cancel);
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancel);
        var nodes = await Task.WhenAll(ports.Select(port => QuartettServer.StartAsync(Path.Combine(home.FullName, "data"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["ConnectionStrings__Quartett"] = database,
            ["QUARTETT_PUBLIC_URL"] = nginx.Address.ToString(),
            ["QUARTETT_PROXIES"] = "127.0.0.1",
        })));
        try
        {
            await using var visitor = await Visitor.ComeAsync(Device.Desk("de"), nginx.Address, anyCertificate: true);
            var slug = await FoundAsync(visitor);

            var watching = await visitor.Context.NewPageAsync();
            var listening = watching.WaitForResponseAsync(answer => answer.Url.EndsWith("/events", StringComparison.Ordinal));
            await watching.GotoAsync($"/w/{slug}/deliveries?list=delivered");
            (await listening).Status.ShouldBe((int)HttpStatusCode.OK);

            await PublishAsync(visitor, "Die Eichenbank ist fertig");
            await Expect(watching.GetByText("Die Eichenbank ist fertig")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            foreach (var port in ports) (await nginx.AnsweredByAsync(port)).ShouldBeGreaterThan(10, "requests alternate");

            await nodes[0].StopAsync();
            await visitor.Page.GotoAsync($"/w/{slug}");
            await PublishAsync(visitor, "Der Tisch folgt");
            await Expect(watching.GetByText("Der Tisch folgt")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
            home.Delete(recursive: true);
        }
    }

    private static async Task<string> FoundAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.Field("start.name").FillAsync("Johanna Lindner");
        await visitor.Field("signin.email").FillAsync("johanna@lindner.test");
        await visitor.Field("signin.password").FillAsync("vier Stimmen auf einen Schlag");
        await visitor.Button("start.next").ClickAsync();
        await visitor.Field("start.company").FillAsync("Tischlerei Lindner");
        await visitor.Field("start.sector").SelectOptionAsync("crafts");
        await visitor.Button("start.submit").ClickAsync();
        await Expect(page).ToHaveURLAsync(OfWorkspace());
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task PublishAsync(Visitor visitor, string text)
    {
        var page = visitor.Page;
        await page.Locator("nav.rail").GetByRole(AriaRole.Link, new() { Name = visitor.Word("frame.compose"), Exact = true }).ClickAsync();
        await Expect(visitor.Heading("compose.new")).ToBeVisibleAsync();
        var chip = page.Locator("label.chip").Filter(new() { HasText = "Newsroom" });
        if (!await chip.Locator("input").IsCheckedAsync()) await chip.ClickAsync();
        await visitor.Field("compose.text").FillAsync(text);
        await page.Locator("#media-part input[type=file][multiple]").SetInputFilesAsync([new FilePayload { Name = "bank.png", MimeType = "image/png", Buffer = Samples.Png(800, 600) }]);
        await page.Locator("#alt-0").FillAsync("Eine Bank aus Eiche");
        await page.Locator("#when").SelectOptionAsync("now");
        await Expect(page.Locator("[data-saved]").First).ToHaveTextAsync(visitor.Word("compose.saved"));
        await visitor.Button("compose.publishNow").ClickAsync();
        await Expect(page.Locator("li.delivery").GetByText(visitor.Word("posts.state.Delivered"), new() { Exact = true }).And(page.Locator(":visible")))
            .ToHaveCountAsync(1, new() { Timeout = 90_000 });
    }

    private static IReadOnlyList<int> FreePorts(int count)
    {
        var held = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        held.ForEach(h => h.Start());
        var ports = held.ConvertAll(h => ((IPEndPoint)h.LocalEndpoint).Port);
        held.ForEach(h => h.Dispose());
        return ports;
    }

    [GeneratedRegex(@"/w/[a-z0-9-]+$", RegexOptions.None, 1000)]
    private static partial Regex OfWorkspace();
}
