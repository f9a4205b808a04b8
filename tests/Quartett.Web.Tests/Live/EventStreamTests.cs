using Microsoft.Playwright;
using Quartett.Web.Live;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Live;

public sealed class EventStreamTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ninth_stream_of_a_person_ends_the_oldest_and_no_other()
    {
        await using var house = await OpenHouse.OpenAsync();
        using var anna = await SignedInAsync(house, OpenHouse.Email);
        using var berta = await SignedInAsync(house, "berta@lindner.example");
        using var ofBerta = await ListenAsync(berta, house);
        var streams = new List<StreamReader>();
        for (var n = 0; n <= LiveDesk.MostOfOne; n++) streams.Add(await ListenAsync(anna, house));

        (await NextAsync(streams[0])).ShouldBe("enough");
        (await NextAsync(streams[0])).ShouldBe("the end");
        foreach (var stream in streams.Skip(1).Append(ofBerta)) (await NextAsync(stream)).ShouldBe("here");

        // Whoever has closed one has room for another.
        streams[1].Dispose();
        using var next = await ListenAsync(anna, house);
        (await NextAsync(next)).ShouldBe("here");
        foreach (var stream in streams.Skip(2)) (await NextAsync(stream)).ShouldBe("here");
        foreach (var stream in streams) stream.Dispose();
    }

    [Fact]
    public async Task A_browser_whose_stream_was_ended_does_not_come_back_at_once_and_the_page_looks_by_itself()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await house.SignInAsync();
        var asked = 0;
        // The first answer ends at once, as the oldest of too many does.
        await page.RouteAsync("**/events", async route =>
        {
            asked++;
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "retry: 100\nevent: again\ndata: {}\n\nevent: enough\ndata: {}\n\n" });
        });
        await page.Clock.InstallAsync();
        await page.GotoAsync($"/w/{house.Slug}/deliveries");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        for (var n = 0; asked == 0; n++)
        {
            n.ShouldBeLessThan(600, "The page never opened its stream.");
            await page.Clock.RunForAsync(500);
        }

        await page.Clock.RunForAsync(120_000);
        asked.ShouldBe(1);
        await page.Clock.RunForAsync(240_000);
        for (var n = 0; asked == 1; n++)
        {
            n.ShouldBeLessThan(600, "The page never came back.");
            await page.Clock.RunForAsync(500);
        }
    }

    private static async Task<Browser> SignedInAsync(OpenHouse house, string email)
    {
        var browser = new Browser(house.Root, "de", null);
        await browser.SignInAsync(email, OpenHouse.Password);
        return browser;
    }

    // Seated by the first word; one that has only been asked for has no place yet.
    private static async Task<StreamReader> ListenAsync(Browser browser, OpenHouse house)
    {
        var stream = await browser.ListenAsync($"/api/v1/w/{house.Slug}/events");
        (await NextAsync(stream)).ShouldBe("again");
        return stream;
    }

    private static async Task<string> NextAsync(StreamReader stream)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (await stream.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) return line["event: ".Length..];
        }

        return "the end";
    }
}
