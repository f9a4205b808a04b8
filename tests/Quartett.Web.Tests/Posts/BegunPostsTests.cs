using Microsoft.Playwright;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Workspaces.Describing;
using Quartett.Core.Workspaces.Founding;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Quartett.Web.Tests.Posts.ComposerTests;

namespace Quartett.Web.Tests.Posts;

/// <summary>How a new post begins, and that a begun one is not lost.</summary>
public sealed class BegunPostsTests
{
    private const string Signature = "Tischlerei Lindner\nhttps://lindner.example";
    private const string Expired = "[data-saved][data-state=expired]";

    [Fact]
    public async Task A_new_post_begins_with_the_companys_signature_which_can_be_taken_away()
    {
        await using var house = await OpenHouse.OpenAsync();
        await SignAsync(house);
        var page = await NewAsync(house);
        await Expect(page.Locator("#post-text")).ToHaveValueAsync($"\n\n{Signature}");

        await page.FocusAsync("#post-text");
        await page.Keyboard.TypeAsync("Der Tisch ist fertig.");
        await page.WaitForSelectorAsync(Kept);
        (await TextAsync(house, page)).ShouldBe($"Der Tisch ist fertig.\n\n{Signature}");

        await page.FillAsync("#post-text", "Nur der Tisch.");
        await page.WaitForSelectorAsync(Kept);
        await page.ReloadAsync();
        await Expect(page.Locator("#post-text")).ToHaveValueAsync("Nur der Tisch.");
    }

    [Fact]
    public async Task A_signature_alone_does_not_go_out()
    {
        await using var house = await OpenHouse.OpenAsync();
        await SignAsync(house);
        var page = await NewAsync(house);

        await page.ClickAsync("button[value=schedule]");

        await Expect(page.Locator("#text-error")).ToContainTextAsync("Noch ist nichts zu sehen.");
        (await house.DoAsync(new ListPosts(house.Workspace))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_takes_the_place_above_the_signature()
    {
        await using var house = await OpenHouse.OpenAsync();
        await SignAsync(house);
        await house.DoAsync(new KeepTextBlock(house.Workspace, null, TextBlockKind.Template, "Stück", "Maße: …"));
        var page = await NewAsync(house);

        await page.ClickAsync("[popovertarget=templates]");
        await page.ClickAsync("[data-template]");

        await Expect(page.Locator("#post-text")).ToHaveValueAsync($"Maße: …\n\n{Signature}");
    }

    [Fact]
    public async Task Images_stand_in_the_order_they_were_chosen_whichever_arrives_first()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        var others = new TaskCompletionSource();
        var (sent, answered) = (0, 0);
        await page.RouteAsync("**/api/v1/w/*/media", async route =>
        {
            if (Interlocked.Increment(ref sent) == 1) await others.Task;
            await route.FulfillAsync(new() { Response = await route.FetchAsync() });
            if (Interlocked.Increment(ref answered) == 2) others.TrySetResult();
        });
        var picture = await PictureAsync(page);

        await page.SetInputFilesAsync(".composer q-upload input[type=file]", new[] { "eins.png", "zwei.png", "drei.png" }.Select(name => new FilePayload { Name = name, MimeType = "image/png", Buffer = picture }));
        await Expect(page.Locator("#alt-2")).ToBeVisibleAsync();
        await page.WaitForSelectorAsync(Kept);

        var names = new List<string>();
        foreach (var image in (await ContentAsync(house, page)).Images) names.Add((await house.DoAsync(new ShowMedia(house.Workspace, image.Media))).Media.FileName);
        names.ShouldBe(["eins.png", "zwei.png", "drei.png"]);
    }

    [Fact]
    public async Task A_file_of_the_library_begins_a_post_that_can_be_kept_as_it_is()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        using var content = new MemoryStream(await PictureAsync(page));
        var file = await house.DoAsync(new UploadMedia(house.Workspace, content, "tisch.png", "Ein Tisch"));

        await page.GotoAsync($"/w/{house.Slug}/media/{file.Id}");
        await page.ClickAsync("a[href*='media=']");
        await Expect(page.Locator("#alt-0")).ToHaveValueAsync("Ein Tisch");
        await page.ClickAsync("button[value=save]");
        await page.WaitForURLAsync("**/posts/*?done=saved");

        (await house.DoAsync(new ListPosts(house.Workspace))).ShouldHaveSingleItem();
        (await ContentAsync(house, page)).Images.ShouldBe([new PostImage(file.Id, "Ein Tisch")]);
    }

    [Fact]
    public async Task An_expired_sign_in_says_what_to_do_and_loses_nothing()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Vorher.");
        await page.WaitForSelectorAsync(Kept);
        await page.Context.ClearCookiesAsync();

        await page.FillAsync("#post-text", "Vorher. Nachher.");
        await page.WaitForSelectorAsync(Expired);
        await Expect(page.Locator("[data-saved]")).ToContainTextAsync("Melden Sie sich in einem anderen Tab neu an; Ihr Text bleibt hier.");
        await SignInAgainAsync(page);
        await page.EvaluateAsync("window.dispatchEvent(new Event('focus'))");
        await page.WaitForSelectorAsync(Kept);

        (await TextAsync(house, page)).ShouldBe("Vorher. Nachher.");
    }

    [Fact]
    public async Task A_new_post_of_an_expired_sign_in_is_there_after_signing_in_again()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.Context.ClearCookiesAsync();
        await page.FillAsync("#post-text", "Noch nirgends gespeichert.");
        await page.WaitForSelectorAsync(Expired);

        await SignInAgainAsync(page);
        await page.GotoAsync($"/w/{house.Slug}/posts/new");
        await page.WaitForSelectorAsync(Kept);

        await Expect(page.Locator("#post-text")).ToHaveValueAsync("Noch nirgends gespeichert.");
        await Expect(page.Locator(".preview").First).ToContainTextAsync("Noch nirgends gespeichert.");
        (await TextAsync(house, page)).ShouldBe("Noch nirgends gespeichert.");
    }

    [Fact]
    public async Task What_was_begun_without_connection_is_there_after_the_tab_was_closed_and_fits_a_chosen_image()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        using var content = new MemoryStream(await PictureAsync(page));
        var file = await house.DoAsync(new UploadMedia(house.Workspace, content, "tisch.png", "Ein Tisch"));
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#post-text", "Im Tunnel begonnen.");
        await page.WaitForSelectorAsync(Offline);
        var again = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await again.Context.SetOfflineAsync(false);

        await again.GotoAsync($"/w/{house.Slug}/posts/new?media={file.Id}");
        await again.WaitForSelectorAsync(Kept);

        (await ContentAsync(house, again)).ShouldSatisfyAllConditions(
            c => c.Text.ShouldBe("Im Tunnel begonnen."), c => c.Images.ShouldBe([new PostImage(file.Id, "Ein Tisch")]));
    }

    private static async Task SignAsync(OpenHouse house)
    {
        var now = await house.DoAsync(new ReadSettings(house.Workspace));
        await house.DoAsync(new ChangeSettings(house.Workspace, new Company(now.Name, now.Country, now.Sector, now.Language), now.TimeZone, now.ImprintUrl, now.PrivacyUrl, now.NewsroomHost, Signature));
    }

    private static async Task SignInAgainAsync(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/sign-in");
        await other.FillAsync("#email", OpenHouse.Email);
        await other.FillAsync("#password", OpenHouse.Password);
        await other.PressAsync("#password", "Enter");
        await other.WaitForURLAsync("**/w/*");
        await other.CloseAsync();
    }
}
