using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NetVips;
using Quartett.Core.Channels;
using Quartett.Core.Kernel;
using Quartett.Core.Media;
using Quartett.Core.Publishing;
using Quartett.Core.Tests.Kernel.Egress;
using Quartett.Core.Tests.Media;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Media;

public sealed class MediaLibraryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_comes_back_written_anew_and_a_browser_may_only_show_it()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var sent = Samples.Jpeg(mark: image => image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 31/1 12/1"));

        var uploaded = await house.UploadedAsync(client, sent, "Müllers Tisch.JPG");
        using var file = await client.GetAsync(uploaded.GetProperty("file").GetString(), Cancel);
        using var thumb = await client.GetAsync(uploaded.GetProperty("thumb").GetString(), Cancel);

        uploaded.GetProperty("kind").GetString().ShouldBe("picture");
        (uploaded.GetProperty("width").GetInt32(), uploaded.GetProperty("height").GetInt32()).ShouldBe((60, 40));
        uploaded.GetProperty("fileName").GetString().ShouldBe("Müllers Tisch.JPG");
        uploaded.GetProperty("locationRemoved").GetBoolean().ShouldBeTrue();
        file.Content.Headers.ContentType!.ToString().ShouldBe("image/jpeg");
        thumb.Content.Headers.ContentType!.ToString().ShouldBe("image/webp");
        using var image = Image.NewFromBuffer(await file.Content.ReadAsByteArrayAsync(Cancel));
        image.GetFields().ShouldNotContain(field => field.StartsWith("exif-ifd3", StringComparison.Ordinal));
        foreach (var answer in new[] { file, thumb })
        {
            answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, private, immutable");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_video_is_sent_in_the_pieces_a_player_asks_for_and_finds_its_captions_by_name()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var captions = await house.UploadedAsync(client, "1\n00:00:01,000 --> 00:00:02,000\nGrüß Gott"u8.ToArray(), "werkstatt.de.srt");
        var video = await house.UploadedAsync(client, Videos.Mp4(), "Werkstatt.mp4");

        using var question = new HttpRequestMessage(HttpMethod.Get, video.GetProperty("file").GetString());
        question.Headers.Range = new RangeHeaderValue(4, 7);
        using var piece = await client.SendAsync(question, Cancel);
        var page = await client.GetStringAsync(video.GetProperty("href").GetString(), Cancel);

        piece.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await piece.Content.ReadAsStringAsync(Cancel)).ShouldBe("ftyp");
        video.GetProperty("seconds").GetDouble().ShouldBe(12.5);
        page.ShouldContain($"<track kind=\"captions\" src=\"{captions.GetProperty("file").GetString()}\"");
    }

    [Fact]
    public async Task Nobody_from_elsewhere_sees_a_file()
    {
        await using var house = await House.OpenAsync();
        var neighbour = await house.NeighbourAsync();
        using var client = await house.SignedInAsync();
        var id = (await house.UploadedAsync(client, Samples.Jpeg(), "tisch.jpg")).GetProperty("id").GetString();
        using var other = await house.SignedInAsync("nora@huber.example");
        using var stranger = house.Stranger();

        foreach (var kind in new[] { "file", "thumb" })
        {
            using var fromOutside = await other.GetAsync($"/w/{house.Slug}/media/{id}/{kind}", Cancel);
            using var throughOwn = await other.GetAsync($"/w/{neighbour}/media/{id}/{kind}", Cancel);
            using var notSignedIn = await stranger.GetAsync($"/w/{house.Slug}/media/{id}/{kind}", Cancel);

            fromOutside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            throughOwn.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            notSignedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            notSignedIn.Headers.Location!.ToString().ShouldContain("/sign-in");
        }
    }

    [Fact]
    public async Task Files_are_found_by_words_tag_and_kind_page_by_page()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var table = (await house.UploadedAsync(client, Samples.Jpeg(), "IMG_1.jpg")).GetProperty("id").GetGuid();
        await house.UploadedAsync(client, Samples.Png(), "IMG_2.png");
        await house.UploadedAsync(client, Videos.Mp4(), "Rundgang.mp4");
        await house.RunAsync(new DescribeMedia(house.Workspace, table, "Ein Esstisch aus Eiche", ["Eiche", "Werkstatt"]));
        Task<JsonElement> ListAsync(string query) => client.GetFromJsonAsync<JsonElement>($"/api/v1/w/{house.Slug}/media{query}", Cancel);

        var byWord = await ListAsync("?q=esstisch");
        var byTag = await ListAsync("?tag=eiche");
        var byKind = await ListAsync("?kind=video");
        var first = await ListAsync("?take=2");
        var rest = await ListAsync($"?before={Uri.EscapeDataString(first[1].GetProperty("uploadedAt").GetString()!)}");
        var page = await client.GetStringAsync($"/w/{house.Slug}/media?tag=eiche", Cancel);

        byWord.EnumerateArray().Single().GetProperty("altText").GetString().ShouldBe("Ein Esstisch aus Eiche");
        byTag.EnumerateArray().Single().GetProperty("id").GetGuid().ShouldBe(table);
        byKind.EnumerateArray().Single().GetProperty("fileName").GetString().ShouldBe("Rundgang.mp4");
        first.EnumerateArray().Select(f => f.GetProperty("fileName").GetString()).ShouldBe(["Rundgang.mp4", "IMG_2.png"]);
        rest.EnumerateArray().Select(f => f.GetProperty("fileName").GetString()).ShouldBe(["IMG_1.jpg"]);
        page.ShouldContain("alt=\"Ein Esstisch aus Eiche\"");
        page.ShouldNotContain("IMG_2.png");
    }

    [Fact]
    public async Task A_tag_is_spelled_as_it_was_first_and_found_in_any_case()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var first = (await house.UploadedAsync(client, Samples.Jpeg(), "a.jpg")).GetProperty("id").GetGuid();
        var second = (await house.UploadedAsync(client, Samples.Jpeg(), "Esstisch_neu.jpg")).GetProperty("id").GetGuid();
        await house.RunAsync(new DescribeMedia(house.Workspace, first, null, ["Eiche", "Möbel"]));

        var described = await house.RunAsync(new DescribeMedia(house.Workspace, second, null, [" eiche ", "EICHE", "möbel", "neu"]));

        described.Value!.Tags.ShouldBe(["Eiche", "Möbel", "neu"]);
        (await house.RunAsync(new ListMedia(house.Workspace, Tag: "MÖBEL"))).Value!.Count.ShouldBe(2);
        (await house.RunAsync(new ListMedia(house.Workspace, Search: "tisch"))).Value!.Single().Id.ShouldBe(second);
        (await house.RunAsync(new ListMediaTags(house.Workspace))).Value.ShouldBe([new("Eiche", 2), new("Möbel", 2), new("neu", 1)]);
    }

    [Fact]
    public async Task A_file_that_a_planned_post_needs_stays_and_the_page_says_which()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        var id = (await house.UploadedAsync(client, Samples.Jpeg(), "tisch.jpg")).GetProperty("id").GetGuid();
        var newsroom = (await house.RunAsync(new ListChannels(house.Workspace))).Value![0].Id;
        var post = (await house.RunAsync(new DraftPost(
            house.Workspace, new() { Text = "Der neue Tisch ist da", Images = [new(id)], Variants = [new(newsroom)] }))).Value;
        var address = $"/w/{house.Slug}/media/{id}";

        using var refused = await DeleteAsync(client, address);
        var page = await refused.Content.ReadAsStringAsync(Cancel);
        await house.RunAsync(new DiscardPost(house.Workspace, post));
        using var done = await DeleteAsync(client, address);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Der neue Tisch ist da");
        page.ShouldContain($"/w/{house.Slug}/posts/{post}");
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        house.Files("media").ShouldBeEmpty();
        house.Files("scratch").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_card_is_read_with_its_picture_and_inner_addresses_are_refused_at_the_field()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        await using var site = new LocalServer(asked => asked.Path switch
        {
            "/tisch" => new(200, "<html><head><title>Tisch</title><meta property='og:description' content='Aus Eiche'><meta property='og:image' content='/tisch.jpg'></head></html>"),
            "/tisch.jpg" => new(200, Type: "image/jpeg", Bytes: Samples.Jpeg()),
            _ => new(404),
        });
        Task<HttpResponseMessage> AskAsync(string address) => client.PostAsJsonAsync($"/api/v1/w/{house.Slug}/link-card", new { address }, Cancel);

        using var read = await AskAsync(site.At("/tisch").ToString());
        var card = await read.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        using var missing = await AskAsync(site.At("/weg").ToString());
        using var readAgain = await AskAsync(site.At("/tisch").ToString());
        var sameCard = await readAgain.Content.ReadFromJsonAsync<JsonElement>(Cancel);

        (card.GetProperty("title").GetString(), card.GetProperty("description").GetString()).ShouldBe(("Tisch", "Aus Eiche"));
        using var picture = await client.GetAsync($"/w/{house.Slug}/media/{card.GetProperty("thumbnail").GetString()}/file", Cancel);
        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        sameCard.GetProperty("thumbnail").GetString().ShouldBe(card.GetProperty("thumbnail").GetString(), "The same picture is kept once.");
        (await house.RunAsync(new ListMedia(house.Workspace))).Value!.Count.ShouldBe(1);
        var problem = await missing.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        (problem.GetProperty("code").GetString(), problem.GetProperty("field").GetString()).ShouldBe(("page.notThere", "address"));
        (await house.RunAsync(new ReadLinkCard(house.Workspace, "http://169.254.169.254/latest/meta-data"))).Refusal!
            .ShouldSatisfyAllConditions(r => r.Code.ShouldStartWith("egress."), r => r.Field.ShouldBe("address"));
        (await house.RunAsync(new ReadLinkCard(house.Workspace, "javascript://alert(1)"))).Refusal!.Field.ShouldBe("address");
        (await house.RunAsync(new ReadLinkCard(house.Workspace, " "))).Refusal!.Code.ShouldBe("egress.invalid");
    }

    [Fact]
    public async Task The_palette_finds_pages_posts_channels_and_files()
    {
        await using var house = await House.OpenAsync();
        using var client = await house.SignedInAsync();
        await house.UploadedAsync(client, Samples.Jpeg(), "Kalender 2027.jpg");
        await house.RunAsync(new DraftPost(house.Workspace, new() { Text = "Unser Kalender ist da" }));
        Task<JsonElement> FindAsync(string words) => client.GetFromJsonAsync<JsonElement>($"/api/v1/w/{house.Slug}/search?q={words}", Cancel);

        var found = await FindAsync("kalender");
        var channel = await FindAsync("newsr");

        found.EnumerateArray().Select(f => (f.GetProperty("kind").GetString(), f.GetProperty("label").GetString()))
            .ShouldBe([("Seite", "Kalender"), ("Beitrag", "Unser Kalender ist da"), ("Datei", "Kalender 2027.jpg")]);
        channel.EnumerateArray().ShouldContain(f => f.GetProperty("kind").GetString() == "Kanal");
        (await FindAsync("k")).GetArrayLength().ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient client, string address)
    {
        var page = await client.GetStringAsync(address + "?delete", Cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "delete", ["__RequestVerificationToken"] = House.TokenOf(page) });
        return await client.PostAsync(address + "?delete", form, Cancel);
    }
}
