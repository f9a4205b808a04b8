using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Quartett.Core.Channels;
using Quartett.Testing;
using Quartett.Web.Demo;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Journeys;

/// <summary>A thread of three parts, two of them with images, from the browser to a real network and to the Newsroom.</summary>
public sealed class ThreadImagesTests
{
    private static readonly string[] Alts = ["Ein Hobel auf der Werkbank", "Ein langer Tisch", "Ein Stuhl im Gegenlicht"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_German_on_the_phone() => await TravelAsync(Device.Pocket("de"), (await BlueskyServer.SharedAsync()).Alice);

    [Fact]
    public async Task In_English_on_the_desk() => await TravelAsync(Device.Desk("en"), (await BlueskyServer.SharedAsync()).Bob);

    private static async Task TravelAsync(Device device, BlueskyAccount account)
    {
        var bluesky = await BlueskyServer.SharedAsync();
        await using var house = await OpenHouse.OpenAsync(string.Create(CultureInfo.InvariantCulture, $"{bluesky.Pds.Host}:{bluesky.Pds.Port}"), device.Language);
        var channel = await house.DoAsync(new ConnectChannel(house.Workspace, "bluesky", null, "Bluesky", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Handle"] = account.Handle,
            ["AppPassword"] = account.Password,
            ["Server"] = bluesky.Pds.ToString().TrimEnd('/'),
        }));
        await using var visitor = await Visitor.ComeAsync(device, house.Root);
        var mark = Guid.CreateVersion7().ToString("n");
        await WriteAsync(visitor, house, mark);
        await PutImagesAsync(visitor);
        await SeePreviewsAsync(visitor, channel);
        await PublishAsync(visitor);

        using var reader = new BlueskyReader(bluesky, account);
        await ReadBackAsync(reader, mark);
        await ReadNewsroomAsync(visitor, house, mark);
        visitor.ShouldHaveNothingToComplainAbout();
    }

    private static async Task WriteAsync(Visitor visitor, OpenHouse house, string mark)
    {
        var page = visitor.Page;
        await page.GotoAsync("/sign-in");
        await visitor.Field("signin.email").FillAsync(OpenHouse.Email);
        await visitor.Field("signin.password").FillAsync(OpenHouse.Password);
        await visitor.Button("signin.submit").ClickAsync();
        await page.WaitForURLAsync($"**/w/{house.Slug}");
        await page.GotoAsync($"/w/{house.Slug}/posts/new");
        await page.WaitForSelectorAsync("q-autosave[data-state]", new() { State = WaitForSelectorState.Attached });
        foreach (var channel in new[] { "Newsroom", "Bluesky" })
        {
            var chip = page.Locator("label.chip").Filter(new() { HasText = channel });
            if (!await chip.Locator("input").IsCheckedAsync()) await chip.ClickAsync();
        }

        await page.FillAsync("#post-text", $"Eins {mark}");
        for (var part = 0; part < 2; part++)
        {
            await page.ClickAsync("[data-add-part]");
            await page.FillAsync($"#part-{part}", $"{(part == 0 ? "Zwei" : "Drei")} {mark}");
        }
    }

    // Everything by keyboard but the choice of files, which is the system's own dialog.
    private static async Task PutImagesAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.SetInputFilesAsync("#media-part input[type=file][multiple]", [Picture("hobel.png", 0)]);
        await page.FillAsync("#alt-0", Alts[0]);

        await page.GetByRole(AriaRole.Button, new() { Name = Named(visitor, "compose.partAddImage", 3), Exact = true }).PressAsync("Enter");
        await page.SetInputFilesAsync("#library input[type=file]", [Picture("tisch.png", 1)]);
        await Expect(page.Locator("#library")).ToBeHiddenAsync();
        await page.FillAsync("#alt-2-0", Alts[1]);

        // Put to the wrong part, and from there to the right one.
        await page.GetByRole(AriaRole.Button, new() { Name = Named(visitor, "compose.partAddImage", 2), Exact = true }).PressAsync("Enter");
        await page.SetInputFilesAsync("#library input[type=file]", [Picture("stuhl.png", 2)]);
        await Expect(page.Locator("#library")).ToBeHiddenAsync();
        await page.FillAsync("#alt-1-0", Alts[2]);
        await page.Locator("#belongs-1-0").PressAsync("End");
        await Expect(page.Locator("#belongs-2-1")).ToBeFocusedAsync();
        await Expect(page.Locator("#alt-2-1")).ToHaveValueAsync(Alts[2]);
        await Expect(page.Locator("#alt-1-0")).ToHaveCountAsync(0);
    }

    private static async Task SeePreviewsAsync(Visitor visitor, ChannelId channel)
    {
        var parts = visitor.Page.Locator($".preview-of[data-channel='{channel}'] .preview-part");
        await Expect(parts).ToHaveCountAsync(3);
        await Expect(parts.Nth(0).GetByAltText(Alts[0])).ToHaveCountAsync(1);
        await Expect(parts.Nth(1).Locator(".preview-media")).ToHaveCountAsync(0);
        await Expect(parts.Nth(2).GetByAltText(Alts[1])).ToHaveCountAsync(1);
        await Expect(parts.Nth(2).GetByAltText(Alts[2])).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator(".preview-article .preview-media img")).ToHaveCountAsync(3);
        await visitor.Page.Locator("#part-0").ScrollIntoViewIfNeededAsync();
        await visitor.ShowAsync("thread-images");
    }

    private static async Task PublishAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.Locator("#when").SelectOptionAsync("now");
        await Expect(page.Locator("[data-saved]").First).ToHaveTextAsync(visitor.Word("compose.saved"));
        await visitor.Button("compose.publishNow").ClickAsync();
        await Expect(page.Locator("li.delivery").GetByText(visitor.Word("posts.state.Delivered"), new() { Exact = true }).And(page.Locator(":visible")))
            .ToHaveCountAsync(2, new() { Timeout = 90_000 });
    }

    private static async Task ReadBackAsync(BlueskyReader reader, string mark)
    {
        var posts = (await reader.PostsWithAsync(mark, Cancel)).Reverse().ToList();
        posts.Select(post => post.GetProperty("value").GetProperty("text").GetString()!.Split(' ')[0]).ShouldBe(["Eins", "Zwei", "Drei"]);
        posts[1].GetProperty("value").GetProperty("reply").GetProperty("parent").GetProperty("uri").GetString().ShouldBe(Address(posts[0]));
        posts[2].GetProperty("value").GetProperty("reply").GetProperty("parent").GetProperty("uri").GetString().ShouldBe(Address(posts[1]));
        AltsOf(posts[0]).ShouldBe([Alts[0]]);
        posts[1].GetProperty("value").TryGetProperty("embed", out _).ShouldBeFalse();
        AltsOf(posts[2]).ShouldBe([Alts[1], Alts[2]]);
        foreach (var image in BlueskyReader.Images(posts[2]))
        {
            (await reader.FileAsync(image, Cancel)).Length.ShouldBeGreaterThan(1000);
        }

        static string? Address(JsonElement post) => post.GetProperty("uri").GetString();
        static IEnumerable<string?> AltsOf(JsonElement post) => BlueskyReader.Images(post).Select(image => image.GetProperty("alt").GetString());
    }

    private static async Task ReadNewsroomAsync(Visitor visitor, OpenHouse house, string mark)
    {
        await visitor.Page.GotoAsync($"/news/{house.Slug}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = mark }).First.ClickAsync();
        foreach (var alt in Alts)
        {
            await Expect(visitor.Page.GetByAltText(alt)).ToHaveCountAsync(1);
        }
    }

    private static FilePayload Picture(string name, int number) => new() { Name = name, MimeType = "image/png", Buffer = DemoPictures.Render(DemoPictures.All[number], 900) };

    private static string Named(Visitor visitor, string key, int number) => visitor.Word(key).Replace("{n}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
