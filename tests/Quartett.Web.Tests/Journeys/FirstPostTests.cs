using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using Quartett.Testing;
using Quartett.Web.Demo;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>From an empty data folder to a post with two images on a real network, and back again, as a person does it in the browser.</summary>
public sealed partial class FirstPostTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("quartett-journey-");
    private BlueskyServer bluesky = null!;
    private QuartettServer house = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bluesky = await BlueskyServer.SharedAsync();
        house = await QuartettServer.StartAsync(
            Path.Combine(home.FullName, "data"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["QUARTETT_ALLOW_HOSTS"] = $"{bluesky.Pds.Host}:{bluesky.Pds.Port},127.0.0.1:{bluesky.Pds.Port}" });
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public Task In_German_on_the_phone() => TravelAsync(Device.Pocket("de"), bluesky.Alice, "Die Eichenbank ist fertig", "Gruß aus der Werkstatt nach Bluesky", "Der neue Tisch folgt");

    [Fact]
    public Task In_English_on_the_desk() => TravelAsync(Device.Desk("en"), bluesky.Bob, "The oak bench is done", "Greetings from the workshop to Bluesky", "The new table follows");

    private async Task TravelAsync(Device device, BlueskyAccount account, string text, string own, string second)
    {
        await using var visitor = await Visitor.ComeAsync(device, house.Address);
        var slug = await FoundAsync(visitor);
        await ConnectAsync(visitor, account);
        var post = await ComposeAsync(visitor, text, own);
        await WaitUntilPublishedAsync(visitor);
        await visitor.Page.GotoAsync(post);
        await visitor.Page.Locator("#deliveries").EvaluateAsync("panel => panel.scrollIntoView()");
        await visitor.ShowAsync("post-published");

        using var reader = new BlueskyReader(bluesky, account);
        await ReadBackFromBlueskyAsync(reader, device, own);
        await ReadBackFromTheFeedAsync(slug, device, text);
        await visitor.Page.GotoAsync($"/news/{slug}");
        await Expect(visitor.Page.GetByText(text).First).ToBeVisibleAsync();
        await visitor.ShowAsync("newsroom");

        await PlanAndMoveAsync(visitor, slug, second);
        await visitor.Page.GotoAsync(post);
        await RetractAsync(visitor, reader, own);
        (await FeedAsync(slug)).ShouldContain(text, customMessage: "What is retracted on one network stays on the other.");
        visitor.ShouldHaveNothingToComplainAbout();
    }

    private static async Task<string> FoundAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/");
        await Expect(visitor.Heading("start.title")).ToBeVisibleAsync();
        await visitor.Field("start.name").FillAsync("Johanna Lindner");
        await visitor.Field("signin.email").FillAsync("johanna@lindner.test");
        await visitor.Field("signin.password").FillAsync("vier Stimmen auf einen Schlag");
        await visitor.ShowAsync("first-run");
        await visitor.Button("start.next").ClickAsync();
        await visitor.Field("start.company").FillAsync("Tischlerei Lindner");
        await visitor.Field("start.sector").SelectOptionAsync("crafts");
        await visitor.Field("start.language").SelectOptionAsync(visitor.Device.Language);
        await visitor.Button("start.submit").ClickAsync();
        await Expect(page).ToHaveURLAsync(OfWorkspace());
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task ConnectAsync(Visitor visitor, BlueskyAccount account)
    {
        var page = visitor.Page;
        await visitor.GoToAsync("nav.channels");
        await visitor.Link("channels.add").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bluesky" }).ClickAsync();
        await page.Locator("[name='setting.Handle']").FillAsync(account.Handle);
        await page.Locator("[name='setting.AppPassword']").FillAsync(account.Password);
        await page.Locator("[name='setting.Server']").FillAsync((await BlueskyServer.SharedAsync()).Pds.ToString().TrimEnd('/'));
        await page.Locator("[name=name]").FillAsync("Bluesky");
        await visitor.Button("channels.connect").ClickAsync();
        await Expect(page.GetByText(visitor.Word("channels.connected"))).ToBeVisibleAsync();
        await Expect(page.GetByText(visitor.Word("channels.state.active")).First).ToBeVisibleAsync();
        await visitor.GoToAsync("nav.channels");
        await visitor.ShowAsync("channels");
    }

    private async Task<string> ComposeAsync(Visitor visitor, string text, string own)
    {
        var page = visitor.Page;
        await OpenComposerAsync(visitor);
        await ChooseAsync(page, "Newsroom");
        await ChooseAsync(page, "Bluesky");
        await visitor.Field("compose.text").FillAsync(text);
        await page.Locator("#media-part input[type=file][multiple]").SetInputFilesAsync([Picture("bank.png", 0), Picture("tisch.png", 1)]);
        await Expect(page.Locator(".image-item textarea:visible")).ToHaveCountAsync(2);
        await page.Locator("#alt-0").FillAsync(Alt(visitor.Device, 0));
        await page.Locator("#alt-1").FillAsync(Alt(visitor.Device, 1));

        await page.GetByRole(AriaRole.Button, new() { Name = visitor.Word("compose.imageCrop").Replace("{n}", "1", StringComparison.Ordinal), Exact = true }).Last.ClickAsync();
        var crop = page.GetByRole(AriaRole.Dialog, new() { Name = visitor.Word("compose.crop"), Exact = true });
        await crop.GetByRole(AriaRole.Button, new() { Name = visitor.Word("compose.shape.square"), Exact = true }).ClickAsync();
        await crop.GetByRole(AriaRole.Button, new() { Name = visitor.Word("compose.cropTake"), Exact = true }).ClickAsync();
        await Expect(crop).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "Bluesky" }).ClickAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = string.Format(CultureInfo.InvariantCulture, visitor.Word("compose.ownText"), "Bluesky") }).CheckAsync();
        await page.Locator("[data-own-text]:visible").FillAsync(own);
        await page.Locator("#when").SelectOptionAsync("now");
        await Expect(page.Locator("[data-saved]").First).ToHaveTextAsync(visitor.Word("compose.saved"));
        await visitor.ShowAsync("composer");
        await visitor.Button("compose.publishNow").ClickAsync();
        await Expect(visitor.Heading("compose.deliveries")).ToBeVisibleAsync();
        return page.Url.Split('?')[0];
    }

    private static async Task WaitUntilPublishedAsync(Visitor visitor) =>
        await Expect(visitor.Page.Locator("li.delivery").GetByText(visitor.Word("posts.state.Delivered"), new() { Exact = true }).And(visitor.Page.Locator(":visible")))
            .ToHaveCountAsync(2, new() { Timeout = 90_000 });

    private static async Task ReadBackFromBlueskyAsync(BlueskyReader reader, Device device, string own)
    {
        var post = (await reader.PostsWithAsync(own, Cancel)).ShouldHaveSingleItem();
        post.GetProperty("value").GetProperty("text").GetString().ShouldBe(own);
        var images = BlueskyReader.Images(post);
        images.Select(image => image.GetProperty("alt").GetString()).ShouldBe([Alt(device, 0), Alt(device, 1)]);
        var shape = images[0].GetProperty("aspectRatio");
        Math.Abs(shape.GetProperty("width").GetInt32() - shape.GetProperty("height").GetInt32()).ShouldBeLessThanOrEqualTo(1, "The first image was cropped to a square.");
        foreach (var image in images)
        {
            (await reader.FileAsync(image, Cancel)).Length.ShouldBeGreaterThan(1000);
        }
    }

    private async Task ReadBackFromTheFeedAsync(string slug, Device device, string text)
    {
        var entry = XDocument.Parse(await FeedAsync(slug)).Root!.Elements(Atom + "entry").ShouldHaveSingleItem();
        entry.ToString().ShouldContain(text);
        var body = entry.Element(Atom + "content")!.Value;
        body.ShouldContain(Alt(device, 0));
        body.ShouldContain(Alt(device, 1));
        var permalink = entry.Elements(Atom + "link").First(link => link.Attribute("rel")?.Value is null or "alternate").Attribute("href")!.Value;
        using var http = new HttpClient();
        (await http.GetStringAsync(new Uri(permalink), Cancel)).ShouldContain(text);
    }

    private async Task<string> FeedAsync(string slug)
    {
        using var http = new HttpClient { BaseAddress = house.Address };
        return await http.GetStringAsync(new Uri($"/news/{slug}/feed.atom", UriKind.Relative), Cancel);
    }

    private static async Task PlanAndMoveAsync(Visitor visitor, string slug, string text)
    {
        var page = visitor.Page;
        var (from, to) = TwoDaysOfOneWeek();
        await page.GotoAsync($"/w/{slug}");
        await OpenComposerAsync(visitor);
        await ChooseAsync(page, "Newsroom");
        await visitor.Field("compose.text").FillAsync(text);
        await page.Locator("#when").SelectOptionAsync("at");
        await page.Locator("#at-date").FillAsync(Write(from));
        await page.Locator("#at-time").FillAsync("09:30");
        await visitor.Button("compose.plan").ClickAsync();
        await Expect(page.Locator("#sentence")).ToContainTextAsync(":30");

        await page.GotoAsync($"/w/{slug}/calendar?day={Write(from)}");
        await Expect(visitor.Heading("nav.calendar")).ToBeVisibleAsync();
        if (visitor.Device.Phone)
        {
            await page.Locator(".day-list:visible").GetByRole(AriaRole.Link, new() { Name = string.Format(CultureInfo.InvariantCulture, visitor.Word("calendar.moveOf"), text) }).First.PressAsync("Enter");
            await visitor.Field("calendar.day").FillAsync(Write(to));
            await page.RunAndWaitForResponseAsync(() => visitor.Field("calendar.time").PressAsync("Enter"), answer => answer.Request.Method == "POST");
        }
        else
        {
            var card = page.Locator($".day[data-day=\"{Write(from)}\"]").GetByRole(AriaRole.Link, new() { Name = text }).First;
            await card.FocusAsync();
            // The card moves at once and the house is told; what follows reads what it knows.
            await page.RunAndWaitForResponseAsync(
                async () =>
                {
                    foreach (var key in new[] { "m", "ArrowRight", "Enter" }) await page.Keyboard.PressAsync(key);
                },
                answer => answer.Request.Method == "PATCH");

            await Expect(page.Locator($".day[data-day=\"{Write(to)}\"]").GetByText(text)).ToBeVisibleAsync();
        }

        // What moved on the screen has moved in the house.
        await page.GotoAsync($"/w/{slug}/calendar?view=list&day={Write(to)}");
        var moved = page.Locator(".day-list-day").Filter(new() { HasText = text }).Last;
        await Expect(moved).ToContainTextAsync("9:30");
        await Expect(moved.GetByRole(AriaRole.Heading)).ToContainTextAsync(to.Day.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task RetractAsync(Visitor visitor, BlueskyReader reader, string own)
    {
        var card = visitor.Page.Locator("li.delivery").Filter(new() { HasText = "Bluesky" });
        await card.GetByRole(AriaRole.Button, new() { Name = visitor.Word("compose.do.retract"), Exact = true }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = visitor.Word("compose.retractNow"), Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("li.delivery").GetByText(visitor.Word("posts.state.Retracted"), new() { Exact = true })).ToBeVisibleAsync();
        (await reader.PostsWithAsync(own, Cancel)).ShouldBeEmpty();
    }

    private static async Task OpenComposerAsync(Visitor visitor)
    {
        await visitor.Page.Locator(visitor.Device.Phone ? "nav.bottom" : "nav.rail").GetByRole(AriaRole.Link, new() { Name = visitor.Word("frame.compose"), Exact = true }).ClickAsync();
        await Expect(visitor.Heading("compose.new")).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(IPage page, string channel)
    {
        var chip = page.Locator("label.chip").Filter(new() { HasText = channel });
        if (!await chip.Locator("input").IsCheckedAsync())
        {
            await chip.ClickAsync();
        }

        await Expect(chip.Locator("input")).ToBeCheckedAsync();
    }

    private string Picture(string name, int number)
    {
        var file = Path.Combine(home.FullName, name);
        File.WriteAllBytes(file, DemoPictures.Render(DemoPictures.All[number], 900));
        return file;
    }

    private static string Alt(Device device, int number) => device.Language == "de"
        ? DemoPictures.All[number].AltText
        : new[] { "A hand plane lies on a workbench of oak, with a few shavings beside it.", "A long oak table on slanted legs stands before a bright wall." }[number];

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Wednesday and Thursday of next week: beside each other in every view, and never in the past.
    private static (DateOnly From, DateOnly To) TwoDaysOfOneWeek()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        var wednesday = today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7 + 2);
        return (wednesday, wednesday.AddDays(1));
    }

    [GeneratedRegex("/w/[^/]+$", RegexOptions.None, 1000)]
    private static partial Regex OfWorkspace();
}
