using Microsoft.Playwright;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Tests.Media;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Web.Tests.Calendar;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Quartett.Web.Tests.Posts;

/// <summary>The composer in a real browser: what people may lose, and what they must be told.</summary>
public sealed class ComposerTests
{
    internal const string Kept = "[data-saved][data-state=saved]";
    internal const string Offline = "[data-saved][data-state=offline]";

    [Fact]
    public async Task A_301_grapheme_text_is_refused_at_the_text_field()
    {
        await using var house = await OpenHouse.OpenAsync();
        await RehearsalAsync(house);
        var page = await NewAsync(house);

        await page.FillAsync("#post-text", new string('ä', 300));
        await Expect(page.Locator("#post-text")).ToHaveAttributeAsync("aria-invalid", "false");
        await page.FillAsync("#post-text", new string('ä', 301));

        await Expect(page.Locator("#post-text")).ToHaveAttributeAsync("aria-invalid", "true");
        (await page.GetAttributeAsync("#post-text", "aria-describedby")).ShouldBe("findings");
        await Expect(page.Locator("#findings")).ToContainTextAsync("301 Zeichen, erlaubt sind 300: 1 zu viel");
    }

    [Fact]
    public async Task What_was_written_is_there_after_the_tab_was_closed()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Der Tisch ist fertig.");
        await page.WaitForSelectorAsync(Kept);
        var address = page.Url;

        // Written and gone before the pause of autosave is over.
        await page.FillAsync("#post-text", "Der Tisch ist fertig. Und der Stuhl auch.");
        await page.CloseAsync(new() { RunBeforeUnload = true });
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(address);

        await Expect(again.Locator("#post-text")).ToHaveValueAsync("Der Tisch ist fertig. Und der Stuhl auch.");
    }

    [Fact]
    public async Task Without_connection_the_text_stays_and_is_saved_when_it_is_back()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Im Zug geschrieben.");
        await page.WaitForSelectorAsync(Kept);

        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#post-text", "Im Zug geschrieben, im Tunnel weiter.");
        await page.WaitForSelectorAsync(Offline);
        await page.Context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync(Kept);

        (await TextAsync(house, page)).ShouldBe("Im Zug geschrieben, im Tunnel weiter.");
    }

    [Fact]
    public async Task The_second_of_two_people_sees_whose_change_it_was_and_takes_both_together()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Anfang.\n\nEnde.");
        await page.WaitForSelectorAsync(Kept);
        var post = IdOf(page);
        var berta = new Actor(ActorKind.Person, (await house.DoAsync(new AddLogin("carla@lindner.example", "Carla Lindner", OpenHouse.Password, "de", Owner: true), Actor.Clock)), "Carla Lindner", "de");
        var now = await house.DoAsync(new ShowPost(house.Workspace, post));
        await house.DoAsync(new EditPost(house.Workspace, post, now.Revision, now.Content with { Text = "Ein besserer Anfang.\n\nEnde." }), berta);

        await page.FillAsync("#post-text", "Anfang.\n\nEin gutes Ende.");
        await page.WaitForSelectorAsync("#conflict[open]");
        await Assertions.Expect(page.Locator("[data-conflict-who]")).ToContainTextAsync("Carla Lindner");
        await page.ClickAsync("[data-conflict-take-merged]");
        await page.WaitForSelectorAsync(Kept);

        (await TextAsync(house, page)).ShouldBe("Ein besserer Anfang.\n\nEin gutes Ende.");
    }

    [Fact]
    public async Task Another_persons_version_is_taken_over_with_its_image_descriptions()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Der Tisch.");
        await page.SetInputFilesAsync(".composer q-upload input[type=file]", new FilePayload { Name = "tisch.png", MimeType = "image/png", Buffer = await PictureAsync(page) });
        await page.FillAsync("#alt-0", "Ein Tisch");
        await page.WaitForSelectorAsync(Kept);
        var now = await house.DoAsync(new ShowPost(house.Workspace, IdOf(page)));
        var theirs = now.Content with { Text = "Der Esstisch.", Images = [now.Content.Images[0] with { AltText = "Ein Esstisch aus Eiche" }] };
        await house.DoAsync(new EditPost(house.Workspace, IdOf(page), now.Revision, theirs));

        await page.FillAsync("#post-text", "Der Couchtisch.");
        await page.ClickAsync("#conflict [data-conflict-take-theirs]");

        await Expect(page.Locator("#alt-0")).ToHaveValueAsync("Ein Esstisch aus Eiche");
        await page.FillAsync("#post-text", "Der Esstisch, fertig.");
        await page.WaitForSelectorAsync(Kept);
        (await ContentAsync(house, page)).ShouldSatisfyAllConditions(
            c => c.Text.ShouldBe("Der Esstisch, fertig."), c => c.Images.ShouldHaveSingleItem().AltText.ShouldBe("Ein Esstisch aus Eiche"));
    }

    [Fact]
    public async Task Captions_of_the_library_are_chosen_for_a_video()
    {
        await using var house = await OpenHouse.OpenAsync();
        using var content = new MemoryStream("WEBVTT\n\n00:00.000 --> 00:01.000\nEin Hobel\n"u8.ToArray());
        var captions = (await house.DoAsync(new UploadMedia(house.Workspace, content, "hobel.vtt", ""))).Id;
        var page = await NewAsync(house);
        await page.SetInputFilesAsync(".composer q-upload input[type=file]", new FilePayload { Name = "hobel.mp4", MimeType = "video/mp4", Buffer = Videos.Mp4() });
        await page.WaitForSelectorAsync("[data-video-card]");

        await page.ClickAsync("q-dialog-open[data-only=captions] button");
        await Expect(page.Locator("#library q-upload")).ToBeHiddenAsync();
        await page.ClickAsync("#library .media-tile:has-text('hobel.vtt')");

        await Expect(page.Locator("[data-captions-say]")).ToHaveTextAsync("Untertitel sind da");
        await page.WaitForSelectorAsync(Kept);
        (await ContentAsync(house, page)).Video!.Captions.ShouldBe(captions);
    }

    [Fact]
    public async Task The_question_of_two_versions_that_was_closed_is_asked_again_by_saving()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Der Tisch.");
        await page.WaitForSelectorAsync(Kept);
        var now = await house.DoAsync(new ShowPost(house.Workspace, IdOf(page)));
        await house.DoAsync(new EditPost(house.Workspace, IdOf(page), now.Revision, now.Content with { Text = "Der Stuhl." }));
        await page.FillAsync("#post-text", "Der Schrank.");
        await page.WaitForSelectorAsync("#conflict[open]");

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#conflict")).ToBeHiddenAsync();
        await page.ClickAsync("button[value=save]");
        await page.ClickAsync("#conflict [data-conflict-take-mine]");
        await page.WaitForSelectorAsync(Kept);

        (await TextAsync(house, page)).ShouldBe("Der Schrank.");
    }

    [Fact]
    public async Task A_crop_and_its_focal_point_are_kept_with_the_image()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);
        await page.SetInputFilesAsync(".composer q-upload input[type=file]", new FilePayload { Name = "tisch.png", MimeType = "image/png", Buffer = await PictureAsync(page) });
        await page.ClickAsync(".image-list button.image-thumb");
        await page.WaitForSelectorAsync(".crop-frame");

        await page.ClickAsync("[data-ratio-choice='1']");
        await page.FocusAsync(".crop-focus");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.ClickAsync("[data-crop-take]");
        await page.WaitForSelectorAsync(Kept);

        var image = (await ContentAsync(house, page)).Images.ShouldHaveSingleItem();
        var cut = image.Cut.ShouldNotBeNull();
        cut.Width.ShouldBe(0.5, 0.001);
        cut.Height.ShouldBe(1, 0.001);
        image.FocusX!.Value.ShouldBe(0.51, 0.001);
    }

    [Fact]
    public async Task A_longer_text_becomes_a_thread_whose_parts_can_be_seen()
    {
        await using var house = await OpenHouse.OpenAsync();
        await RehearsalAsync(house);
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", string.Concat(Enumerable.Repeat("Drei Monate Eiche und zwei Paar Hände. ", 10)));

        await page.ClickAsync("[data-fix=thread]");

        await Expect(page.Locator(".preview-part")).ToHaveCountAsync(2);
        await Expect(page.Locator(".preview-number").Last).ToHaveTextAsync("2/2");
        await Expect(page.Locator(".finding-block")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Parts_and_a_first_comment_are_written_counted_shown_and_kept()
    {
        await using var house = await OpenHouse.OpenAsync();
        var probe = await RehearsalAsync(house);
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Drei Monate Eiche.");
        await page.ClickAsync("[data-add-part]");
        await Expect(page.Locator("#part-0")).ToBeFocusedAsync();
        await page.FillAsync("#part-0", new string('x', 301));
        await Expect(page.Locator("[data-part-figures='0']")).ToHaveTextAsync("301/300");
        await Expect(page.Locator("#findings")).ToContainTextAsync("301 Zeichen, erlaubt sind 300: 1 zu viel");

        await page.FillAsync("#part-0", "Und zwei Paar Hände.");
        await page.ClickAsync("[data-add-part]");
        await page.FillAsync("#part-1", "Zu viel.");
        await page.ClickAsync("[data-drop-part='1']");
        await page.ClickAsync($"#tab-{probe}");
        await page.FillAsync($"#comment-{probe}", "Zu sehen im Laden.");
        await Expect(page.Locator($".preview-of[data-channel='{probe}'] .preview-text")).ToHaveTextAsync(["Drei Monate Eiche.", "Und zwei Paar Hände.", "Zu sehen im Laden."]);
        await page.ClickAsync("#tab-all");
        await Expect(page.Locator("#previews")).ToContainTextAsync("kennt keine Ketten");
        await Expect(page.Locator(".finding-block")).ToHaveCountAsync(0);
        await page.WaitForSelectorAsync(Kept);

        await page.ReloadAsync();
        await Expect(page.Locator("#part-0")).ToHaveValueAsync("Und zwei Paar Hände.");
        await Expect(page.Locator("[data-part-list] textarea")).ToHaveCountAsync(1);
        var content = await ContentAsync(house, page);
        content.More.ShouldHaveSingleItem().Text.ShouldBe("Und zwei Paar Hände.");
        content.Variants.Single(v => v.Channel == probe).FirstComment.ShouldBe("Zu sehen im Laden.");
    }

    [Fact]
    public async Task A_forbidden_link_card_address_is_named_at_its_field()
    {
        await using var house = await OpenHouse.OpenAsync();
        var page = await NewAsync(house);

        await page.FillAsync("#post-text", "Sehen Sie http://169.254.169.254/latest an.");

        await Expect(page.Locator("[data-link-error]")).ToContainTextAsync("169.254.169.254");
        await Expect(page.Locator("[data-link-address]")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    internal static async Task<IPage> NewAsync(OpenHouse house)
    {
        var page = await house.SignInAsync(new() { Locale = "de-DE" });
        await page.GotoAsync($"/w/{house.Slug}/posts/new");
        await page.WaitForFunctionAsync("() => customElements.get('q-composer') && customElements.get('q-autosave')");
        return page;
    }

    private static Task<ChannelId> RehearsalAsync(OpenHouse house) =>
        house.DoAsync(new ConnectChannel(house.Workspace, "rehearsal", null, "Probe", new Dictionary<string, string> { ["Name"] = "probe" }));

    internal static PostId IdOf(IPage page) => new(Guid.Parse(new Uri(page.Url).Segments[^1]));

    internal static async Task<PostContent> ContentAsync(OpenHouse house, IPage page) => (await house.DoAsync(new ShowPost(house.Workspace, IdOf(page)))).Content;

    internal static async Task<string> TextAsync(OpenHouse house, IPage page) => (await ContentAsync(house, page)).Text;

    // Twice as wide as high, drawn by the browser itself.
    internal static async Task<byte[]> PictureAsync(IPage page) => Convert.FromBase64String((await page.EvaluateAsync<string>(
        "() => { const c = document.createElement('canvas'); c.width = 400; c.height = 200; c.getContext('2d').fillRect(20, 20, 90, 90); return c.toDataURL('image/png'); }")).Split(',')[1]);
}
