using System.Text;
using Microsoft.Playwright;
using Quartett.Core.Channels;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Tests.Media;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Quartett.Web.Tests.Posts.ComposerTests;

namespace Quartett.Web.Tests.Posts;

/// <summary>The page of a post that goes out and is out.</summary>
public sealed class PublishedPostTests
{
    private const string Stage = "#stage";
    private const string Panel = "#deliveries";

    [Fact]
    public async Task The_badge_says_what_the_sentence_says_and_taking_back_asks_first()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Der Tisch ist fertig.");
        await page.SelectOptionAsync("#when", "now");
        await page.ClickAsync("button[value=schedule]");

        await Expect(page.Locator("#sentence")).ToContainTextAsync("Dieser Beitrag ist öffentlich.");
        await Expect(page.Locator(Stage)).ToHaveTextAsync("Veröffentlicht");
        await Expect(page.Locator($"{Panel} .badge")).ToHaveTextAsync("Veröffentlicht");

        await page.ClickAsync($"{Panel} [popovertarget^=retract-]");
        await Expect(page.Locator($"{Panel} .menu")).ToContainTextAsync("Das lässt sich nicht rückgängig machen");
        (await StageAsync(house, page)).ShouldBe(PostStage.Published);
        await page.ClickAsync($"{Panel} [value^='retract:']");
        await Expect(page.Locator(Stage)).ToHaveTextAsync("Zurückgezogen");
        (await StageAsync(house, page)).ShouldBe(PostStage.Retracted);
    }

    [Fact]
    public async Task What_is_held_has_one_button_and_it_goes_on()
    {
        await using var house = await OpenHouse.OpenAsync();
        var post = await house.PostAsync("Noch nicht.", new NodaTime.LocalDateTime(2027, 5, 4, 9, 0));
        await house.DoAsync(new HoldPost(house.Workspace, post));
        var page = await house.SignInAsync();
        await page.GotoAsync($"/w/{house.Slug}/posts/{post.Value}");

        await Expect(page.Locator($"{Panel} button:has-text('Noch einmal versuchen')")).ToHaveCountAsync(0);
        await page.ClickAsync($"{Panel} button:has-text('eitergehen lassen')");

        await Expect(page.Locator(Stage)).ToHaveTextAsync("Geplant");
        (await StageAsync(house, page)).ShouldBe(PostStage.Planned);
    }

    [Fact]
    public async Task A_video_with_a_captions_file_of_any_name_and_a_cover_goes_out_and_its_page_still_opens()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Ein Rundgang.");
        await page.SetInputFilesAsync(".composer q-upload input[type=file]", new FilePayload { Name = "rundgang.mp4", MimeType = "video/mp4", Buffer = Videos.Mp4() });
        await page.FillAsync("#video-alt", "Ein Gang durch die Werkstatt.");
        await page.SetInputFilesAsync("[data-captions]", new FilePayload { Name = "ganz-anders.srt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("1\n00:00:00,000 --> 00:00:01,500\nWillkommen.\n") });
        await Expect(page.Locator("[data-captions-say]")).ToHaveTextAsync("Untertitel sind da");
        await page.SetInputFilesAsync("[data-cover]", new FilePayload { Name = "titel.png", MimeType = "image/png", Buffer = await PictureAsync(page) });
        await Expect(page.Locator("[data-cover-say]")).ToHaveTextAsync("Titelbild ist da");
        await page.WaitForSelectorAsync(Kept);

        await page.SelectOptionAsync("#when", "now");
        await page.ClickAsync("button[value=schedule]");
        await Expect(page.Locator(Stage)).ToHaveTextAsync("Veröffentlicht");

        var video = (await ContentAsync(house, page)).Video.ShouldNotBeNull();
        (await house.DoAsync(new ShowMedia(house.Workspace, video.Captions!.Value))).Media.FileName.ShouldBe("ganz-anders.srt");
        var article = await page.GetAttributeAsync($"{Panel} a[href*='/news/']", "href");
        await page.GotoAsync(article!);
        (await page.GetAttributeAsync("video", "poster")).ShouldNotBeNull();
        var captions = await page.APIRequest.GetAsync(await page.EvalOnSelectorAsync<string>("video track[srclang=de]", "t => t.src"));
        (await captions.TextAsync()).ShouldContain("Willkommen.");
    }

    [Fact]
    public async Task A_post_that_was_refused_says_in_plain_words_why_and_what_helps()
    {
        await using var house = await OpenHouse.OpenAsync();
        var stubborn = await house.DoAsync(new ConnectChannel(
            house.Workspace, "rehearsal", null, "Stolpert", new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Stolpert", ["Script"] = "fail:Validation" }));
        var post = await house.DoAsync(new DraftPost(house.Workspace, new PostContent { Text = "Passt nicht", Variants = [new PostVariant(stubborn)] }));
        await house.DoAsync(new SchedulePost(house.Workspace, post, new Moment.Now()));
        var page = await house.SignInAsync(new() { Locale = "de-DE" });

        await page.GotoAsync($"/w/{house.Slug}/posts/{post}");

        await Expect(page.Locator($"{Panel} .badge")).ToHaveTextAsync("Abgelehnt");
        await Expect(page.Locator($"{Panel} .delivery-reason")).ToContainTextAsync("nimmt das so nicht an");
        await Expect(page.Locator($"{Panel} .delivery-reason")).ToContainTextAsync("versuchen Sie es noch einmal");
        await Expect(page.Locator($"{Panel} [value^='retry:']")).ToBeVisibleAsync();
    }

    private static async Task<PostStage> StageAsync(OpenHouse house, IPage page) => (await house.DoAsync(new ShowPost(house.Workspace, IdOf(page)))).Stage;
}
