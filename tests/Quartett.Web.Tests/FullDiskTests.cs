using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Quartett.Core.Publishing;
using Quartett.Core.Tests.Media;
using Quartett.Core.Tests.Persistence;
using Quartett.Web.Tests.Calendar;
using Quartett.Web.Tests.Media;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;
using static Quartett.Web.Tests.Posts.ComposerTests;

namespace Quartett.Web.Tests;

/// <summary>A full disk, seen from outside: a clear answer, nothing lost, reading goes on, and no restart is needed.</summary>
public sealed class FullDiskTests
{
    private const string Full = "[data-saved][data-state=full]";
    private static readonly string LongText = string.Join("\n\n", Enumerable.Range(0, 400).Select(n => $"Absatz {n}: Eiche, geölt, aus dem Wald hinter der Werkstatt."));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_get_507_and_a_sentence_and_may_try_again_later()
    {
        var disk = new SmallDisk();
        await using var house = await House.OpenAsync(change: (builder, _) => disk.PutUnder(builder.Services));
        using var client = await house.SignedInAsync();
        var posts = $"/api/v1/w/{house.Slug}/posts";
        var body = new { content = new { text = LongText } };

        disk.Fill();
        using var refused = await client.PostAsJsonAsync(posts, body, Cancel);
        refused.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        problem.GetProperty("code").GetString().ShouldBe("kernel.diskFull");
        problem.GetProperty("message").GetString()!.ShouldContain("Geändert wurde nichts");
        (await client.GetFromJsonAsync<JsonElement>(posts, Cancel)).GetArrayLength().ShouldBe(0);

        disk.MountForReading();
        using var upload = await house.UploadAsync(client, Samples.Jpeg(), "foto.jpg");
        upload.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await client.GetStringAsync($"/w/{house.Slug}/posts", Cancel)).ShouldContain("</html>");
        (await client.GetStringAsync("/health/live", Cancel)).ShouldBe("alive");

        disk.Clear();
        (await client.PostAsJsonAsync(posts, body, Cancel)).EnsureSuccessStatusCode();
        (await house.UploadAsync(client, Samples.Jpeg(), "foto.jpg")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_form_says_so_and_keeps_what_was_typed()
    {
        var disk = new SmallDisk();
        await using var house = await House.OpenAsync(change: (builder, _) => disk.PutUnder(builder.Services));
        using var client = await house.SignedInAsync();
        var page = await client.GetStringAsync($"/w/{house.Slug}/posts/new", Cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "composer",
            ["__RequestVerificationToken"] = House.TokenOf(page),
            ["text"] = "Auf vollem Datenträger geschrieben.",
            ["_do"] = "save",
        });

        disk.MountForReading();
        using var refused = await client.PostAsync($"/w/{house.Slug}/posts/new", form, Cancel);

        refused.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        var shown = await refused.Content.ReadAsStringAsync(Cancel);
        WebUtility.HtmlDecode(shown).ShouldContain("Der Datenträger des Servers ist voll");
        WebUtility.HtmlDecode(shown).ShouldContain("Auf vollem Datenträger geschrieben.");
    }

    [Fact]
    public async Task The_composer_says_that_nothing_was_saved_and_saves_by_itself_when_there_is_room()
    {
        var disk = new SmallDisk();
        await using var house = await OpenHouse.OpenAsync(change: disk.PutUnder);
        var page = await NewAsync(house);
        await page.FillAsync("#post-text", "Kurz.");
        await page.WaitForSelectorAsync(Kept);

        disk.Fill();
        await page.FillAsync("#post-text", LongText);
        await page.WaitForSelectorAsync(Full);
        await Expect(page.Locator(Full).First).ToContainTextAsync("Ihr Text bleibt hier");
        (await TextAsync(house, page)).ShouldBe("Kurz.");
        (await house.DoAsync(new ListPosts(house.Workspace))).ShouldHaveSingleItem();

        disk.Clear();
        await page.WaitForSelectorAsync(Kept);
        (await TextAsync(house, page)).ShouldBe(LongText);
    }
}
