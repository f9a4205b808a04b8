using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Quartett.Core.Channels;
using Quartett.Testing;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Channels;

public sealed class ConnectBrowserTests
{
    [Fact]
    public async Task A_wrong_app_password_is_said_at_its_field_and_all_else_that_was_typed_stays()
    {
        var bluesky = await BlueskyServer.SharedAsync();
        await using var house = await OpenHouse.OpenAsync(bluesky.Pds.Authority);
        var page = await house.SignInAsync();

        await ConnectAsync(page, house, bluesky.Alice.Handle, "falsch-falsch-falsch", bluesky.Pds.ToString());

        await Expect(page.Locator("#setting-AppPassword-error")).ToContainTextAsync("App-Passwort");
        await Expect(page.Locator("#setting-AppPassword")).ToHaveValueAsync("");
        await Expect(page.Locator("#setting-Handle")).ToHaveValueAsync(bluesky.Alice.Handle);
        await Expect(page.Locator("#setting-Server")).ToHaveValueAsync(bluesky.Pds.ToString());
        (await house.DoAsync(new ListChannels(house.Workspace))).ShouldAllBe(c => c.BuiltIn);
    }

    [Fact]
    public async Task A_channel_is_connected_and_connected_again_without_typing_the_secret_anew()
    {
        var bluesky = await BlueskyServer.SharedAsync();
        await using var house = await OpenHouse.OpenAsync(bluesky.Pds.Authority);
        var page = await house.SignInAsync();

        await ConnectAsync(page, house, bluesky.Bob.Handle, bluesky.Bob.Password, bluesky.Pds.ToString());
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Verbunden");
        (await page.ContentAsync()).ShouldNotContain(bluesky.Bob.Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Neu verbinden" }).ClickAsync();
        await Expect(page.Locator("#setting-Handle")).ToHaveValueAsync(bluesky.Bob.Handle);
        await Expect(page.Locator("#setting-AppPassword")).ToHaveValueAsync("");
        await page.ClickAsync("main .button-primary");

        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Verbunden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verbindung prüfen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Die Verbindung steht");
    }

    [Theory]
    [InlineData("http://169.254.169.254/", "Verwaltung des Rechners")]
    [InlineData("http://localhost:1/", "dorthin geht Quartett nicht")]
    [InlineData("ftp://bsky.social", "keine Webadresse")]
    public async Task An_address_the_guard_refuses_is_named_at_the_server_field(string address, string sentence)
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await house.SignInAsync();

        await ConnectAsync(page, house, "anna.example", "aaaa-bbbb-cccc-dddd", address);

        await Expect(page.Locator("#setting-Server-error")).ToContainTextAsync(sentence);
    }

    [Fact]
    public async Task A_server_that_answers_html_is_refused_at_the_server_field_and_what_it_said_can_be_read()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var parked = builder.Build();
        parked.Map("/{**path}", () => Results.Content("<h1>Diese Domain steht zum Verkauf</h1>", "text/html"));
        await parked.StartAsync(TestContext.Current.CancellationToken);
        await using var house = await OpenHouse.OpenAsync(new Uri(parked.Urls.First()).Authority);
        var page = await house.SignInAsync();

        await ConnectAsync(page, house, "anna.example", "aaaa-bbbb-cccc-dddd", parked.Urls.First());

        await Expect(page.Locator("#setting-Server-error")).ToContainTextAsync("antwortet kein Server von Bluesky");
        await page.GetByText("Was Bluesky dazu sagt").ClickAsync();
        await Expect(page.GetByText("text/html")).ToBeVisibleAsync();
    }

    private static async Task ConnectAsync(IPage page, OpenHouse house, string handle, string password, string server)
    {
        await page.GotoAsync($"/w/{house.Slug}/channels/add/bluesky");
        await page.FillAsync("#setting-Handle", handle);
        await page.FillAsync("#setting-AppPassword", password);
        await page.FillAsync("#setting-Server", server);
        await page.ClickAsync("main .button-primary");
    }
}
