using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Quartett.Connectors.Abstractions;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Newsroom;

public sealed class NewsroomPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Everything => ["", "/feed.atom", "/feed.json", "/sitemap.xml", "/newsroom.css", "/icon.svg", "/{article}", "/media/{key}", "/missing", "/media/missing", "/a/b/c", "/{gone}"];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Nobody_gets_a_cookie_or_a_script_anywhere(string path)
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync(stand.Post("Ein Stuhl\n\nAus Eiche") with { Images = [NewsStand.Image()] });
        var gone = await stand.PublishAsync("Weg damit");
        await stand.RetractAsync(gone);
        var key = Page(await stand.TextAsync($"/news/lindner/{NewsStand.SlugOf(receipt)}")).QuerySelector("figure img")!.GetAttribute("src")!.Split('/')[^1];
        path = path.Replace("{article}", NewsStand.SlugOf(receipt)).Replace("{key}", key).Replace("{gone}", NewsStand.SlugOf(gone));

        using var response = await stand.GetAsync("/news/lindner" + path, headers: [("Cookie", "session=secret")]);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.CacheControl!.Public.ShouldBeTrue();
        var text = await response.Content.ReadAsStringAsync(Cancel);
        text.ShouldNotContain("<script", Case.Insensitive);
        text.ShouldNotContain("__RequestVerificationToken");
        text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task The_rest_of_the_house_keeps_its_cookies()
    {
        await using var stand = await NewsStand.OpenAsync();
        using var response = await stand.GetAsync("/w/lindner", headers: [("Cookie", "session=mine")]);
        string.Join(' ', response.Headers.GetValues("Set-Cookie")).ShouldContain("session=mine");
    }

    [Fact]
    public async Task No_page_asks_anybody_else_for_anything()
    {
        await using var stand = await NewsStand.OpenAsync();
        var card = new OutgoingLinkCard(new("https://elsewhere.example/x"), "Anderswo", "Dort", NewsStand.Image());
        var receipt = await stand.PublishAsync(stand.Post("Titel\n\n![x](https://elsewhere.example/pixel.gif)") with { LinkCard = card });
        foreach (var path in new[] { "/news/lindner", $"/news/lindner/{NewsStand.SlugOf(receipt)}" })
        {
            var page = Page(await stand.TextAsync(path));
            page.QuerySelectorAll("img, video, track, source, link[rel=stylesheet], link[rel=icon]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")).ShouldAllBe(address => address!.StartsWith("/news/lindner/"));
            page.QuerySelectorAll("iframe, object, embed, form, [style], [onclick]").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task An_article_has_one_heading_its_language_its_date_and_its_pictures()
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync(stand.Post("# Neue Werkstatt\n\n## Warum\n\nPlatz") with
        {
            Images = [NewsStand.Image(alt: "Halle \"Nord\""), NewsStand.Image([1, 2, 3], width: 640, height: 480)],
        });
        var page = Page(await stand.TextAsync($"/news/lindner/{NewsStand.SlugOf(receipt)}"));
        page.DocumentElement.GetAttribute("lang").ShouldBe("de");
        page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Neue Werkstatt");
        page.QuerySelector(".text h2")!.TextContent.ShouldBe("Warum");
        var time = page.QuerySelector("time")!;
        (time.GetAttribute("datetime"), time.TextContent).ShouldBe(("2026-11-23T10:00:00+01:00", "23. November 2026, 10:00 Uhr"));
        var images = page.QuerySelectorAll<IHtmlImageElement>("figure img").ToList();
        images.Select(i => (i.AlternativeText, i.GetAttribute("width"), i.GetAttribute("height"))).ShouldBe([("Halle \"Nord\"", "1200", "800"), ("Ein Stuhl", "640", "480")]);
        Meta(page, "og:title").ShouldBe("Neue Werkstatt");
        Meta(page, "og:type").ShouldBe("article");
        Meta(page, "og:url").ShouldBe(receipt.Permalink!.AbsoluteUri);
        Meta(page, "og:locale").ShouldBe("de_DE");
        Meta(page, "og:image").ShouldStartWith("https://social.example/news/lindner/media/");
        Meta(page, "og:image:alt").ShouldBe("Halle \"Nord\"");
        page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content").ShouldBe("summary_large_image");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(receipt.Permalink.AbsoluteUri);
    }

    [Fact]
    public async Task A_text_without_headline_has_one_that_only_listeners_notice()
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync("Heute bis 20 Uhr geöffnet.");
        var page = Page(await stand.TextAsync($"/news/lindner/{NewsStand.SlugOf(receipt)}"));
        page.QuerySelector("h1")!.ClassName.ShouldBe("unseen");
        page.QuerySelector(".text")!.TextContent.Trim().ShouldBe("Heute bis 20 Uhr geöffnet.");
    }

    [Fact]
    public async Task The_page_speaks_the_companys_language_and_its_name_is_text()
    {
        await using var stand = await NewsStand.OpenAsync();
        var page = Page(await stand.TextAsync("/news/reed"));
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Reed & Sons <Ltd>");
        page.QuerySelector(".empty")!.TextContent.ShouldBe("Nothing has been published here yet.");
        page.QuerySelectorAll("footer a").Select(a => a.TextContent).ShouldBe(["Atom feed", "JSON feed"], "an imprint address that is none is no link");
    }

    [Fact]
    public async Task Imprint_privacy_and_feeds_stand_below_every_page()
    {
        await using var stand = await NewsStand.OpenAsync();
        var page = Page(await stand.TextAsync("/news/lindner"));
        page.QuerySelectorAll("footer a").Select(a => (a.TextContent, a.GetAttribute("href"))).ShouldBe(
        [
            ("Impressum", "https://lindner.example/impressum"), ("Datenschutz", "https://lindner.example/datenschutz"),
            ("Atom-Feed", "/news/lindner/feed.atom"), ("JSON-Feed", "/news/lindner/feed.json"),
        ]);
        page.QuerySelectorAll("link[rel=alternate]").Select(l => l.GetAttribute("href")).ShouldBe(
            ["https://social.example/news/lindner/feed.atom", "https://social.example/news/lindner/feed.json"]);
    }

    [Fact]
    public async Task Austria_has_a_Jänner()
    {
        await using var stand = await NewsStand.OpenAsync();
        stand.Clock.SetUtcNow(new(2027, 1, 5, 8, 0, 0, TimeSpan.Zero));
        await stand.PublishAsync("Frisches Brot", "huber");
        Page(await stand.TextAsync("/", NewsStand.OwnHost)).QuerySelector("time")!.TextContent.ShouldBe("5. Jänner 2027");
    }

    [Fact]
    public async Task Older_articles_stand_on_further_pages()
    {
        await using var stand = await NewsStand.OpenAsync();
        for (var i = 1; i <= 20; i++) await stand.PublishAsync($"Beitrag {i}");
        var first = Page(await stand.TextAsync("/news/lindner"));
        first.QuerySelectorAll("article").Length.ShouldBe(13);
        var second = Page(await stand.TextAsync(first.QuerySelector("a.older")!.GetAttribute("href")!));
        second.QuerySelectorAll("article").Length.ShouldBe(7);
        second.QuerySelector("a.older").ShouldBeNull();
        using var unknown = await stand.GetAsync("/news/lindner?before=unknown");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_withdrawn_article_answers_gone_and_an_unknown_one_not_found()
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync("Ein peinlicher Irrtum");
        await stand.RetractAsync(receipt);
        using var gone = await stand.GetAsync($"/news/lindner/{NewsStand.SlugOf(receipt)}");
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        var text = await gone.Content.ReadAsStringAsync(Cancel);
        text.ShouldContain("Dieser Beitrag wurde vom Herausgeber zurückgezogen.");
        text.ShouldNotContain("Irrtum");
        using var missing = await stand.GetAsync("/news/lindner/nie-geschrieben");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = await stand.GetAsync("/news/nobody", headers: [("Accept-Language", "en")]);
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.Content.ReadAsStringAsync(Cancel)).ShouldContain("Not found");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/feed.atom")]
    [InlineData("/feed.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/{article}")]
    public async Task Who_has_the_answer_already_is_told_so_until_something_changes(string path)
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync("Erster\n\nText");
        path = "/news/lindner" + path.Replace("{article}", NewsStand.SlugOf(receipt));
        using var first = await stand.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();
        var modified = first.Content.Headers.LastModified!.Value.ToString("R");
        (await StatusAsync(("If-None-Match", tag))).ShouldBe(HttpStatusCode.NotModified);
        (await StatusAsync(("If-None-Match", $"\"other\", {tag}"))).ShouldBe(HttpStatusCode.NotModified);
        (await StatusAsync(("If-Modified-Since", modified))).ShouldBe(HttpStatusCode.NotModified);
        (await StatusAsync(("If-None-Match", "\"other\""), ("If-Modified-Since", modified))).ShouldBe(HttpStatusCode.OK);

        stand.Clock.Advance(TimeSpan.FromMinutes(1));
        await stand.EditAsync(receipt, stand.Post("Erster\n\nNeuer Text"));
        (await StatusAsync(("If-None-Match", tag))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(("If-Modified-Since", modified))).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusAsync(params (string, string)[] headers)
        {
            using var again = await stand.GetAsync(path, headers: headers);
            if (again.StatusCode == HttpStatusCode.NotModified) (await again.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
            return again.StatusCode;
        }
    }

    [Fact]
    public async Task A_head_request_is_answered_like_a_get_without_the_body()
    {
        await using var stand = await NewsStand.OpenAsync();
        using var get = await stand.GetAsync("/news/lindner");
        using var head = await stand.GetAsync("/news/lindner", method: HttpMethod.Head);
        (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, get.Headers.ETag, get.Content.Headers.ContentLength));
        (await head.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
        using var post = await stand.GetAsync("/news/lindner", method: HttpMethod.Post);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_video_has_captions_and_can_be_read_in_pieces()
    {
        await using var stand = await NewsStand.OpenAsync();
        var content = Enumerable.Range(0, 5000).Select(i => (byte)i).ToArray();
        var video = new OutgoingVideo(_ => Task.FromResult<Stream>(new MemoryStream(content)), "video/mp4", content.Length, 1280, 720, 12.5, "Rundgang")
        {
            Captions = [new("de", "WEBVTT\n\n00:00.000 --> 00:02.000\nWillkommen")],
            Cover = NewsStand.Image(),
        };
        var receipt = await stand.PublishAsync(stand.Post("Rundgang\n\nIm Film") with { Video = video });
        var page = Page(await stand.TextAsync($"/news/lindner/{NewsStand.SlugOf(receipt)}"));
        var film = page.QuerySelector<IHtmlVideoElement>("video")!;
        film.GetAttribute("aria-label").ShouldBe("Rundgang");
        film.GetAttribute("poster").ShouldNotBeNull();
        var source = film.GetAttribute("src")!;
        using var piece = await stand.GetAsync(source, headers: [("Range", "bytes=1000-1099")]);
        piece.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        piece.Content.Headers.ContentRange.ShouldBe(new ContentRangeHeaderValue(1000, 1099, 5000));
        (await piece.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(content[1000..1100]);
        using var captions = await stand.GetAsync(page.QuerySelector("track")!.GetAttribute("src")!);
        captions.Content.Headers.ContentType!.MediaType.ShouldBe("text/vtt");
        (await captions.Content.ReadAsStringAsync(Cancel)).ShouldContain("Willkommen");
    }

    [Fact]
    public async Task A_picture_is_cached_for_ever_and_can_do_nothing()
    {
        await using var stand = await NewsStand.OpenAsync();
        await stand.PublishAsync(stand.Post("Stuhl\n\nText") with { Images = [NewsStand.Image()] });
        var source = Page(await stand.TextAsync("/news/lindner")).QuerySelector(".picture img")!.GetAttribute("src")!;
        using var image = await stand.GetAsync(source);
        image.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        image.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        image.Headers.CacheControl!.ToString().ShouldContain("immutable");
        using var again = await stand.GetAsync(source, headers: [("If-None-Match", image.Headers.ETag!.ToString())]);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var elsewhere = await stand.GetAsync(source.Replace("lindner", "huber"));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_own_host_name_shows_its_newsroom_at_the_root_and_nothing_else_of_the_house()
    {
        await using var stand = await NewsStand.OpenAsync();
        await stand.PublishAsync("Nur bei Lindner");
        var receipt = await stand.PublishAsync(stand.Post("Frisches Brot\n\nAb 6 Uhr") with { Images = [NewsStand.Image()] }, "huber");
        receipt.Permalink!.Host.ShouldBe(NewsStand.OwnHost);

        var front = Page(await stand.TextAsync("/", NewsStand.OwnHost + ":5480"));
        front.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Bäckerei Huber");
        front.QuerySelector("h2 a")!.GetAttribute("href").ShouldBe(receipt.Permalink.AbsolutePath);
        foreach (var path in new[] { receipt.Permalink.AbsolutePath, "/feed.atom", "/feed.json", "/sitemap.xml", front.QuerySelector("img")!.GetAttribute("src")!, front.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")! })
        {
            using var response = await stand.GetAsync(path, NewsStand.OwnHost);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
        }

        (await stand.TextAsync("/robots.txt", NewsStand.OwnHost)).ShouldContain("Sitemap: https://news.huber.example/sitemap.xml");
        foreach (var path in new[] { "/w/huber", "/news/lindner", "/news/huber", "/sign-in", "/api/v1", "/../w/huber" })
        {
            using var response = await stand.GetAsync(path, NewsStand.OwnHost);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task A_claimed_host_name_changes_no_address_in_the_answer()
    {
        await using var stand = await NewsStand.OpenAsync();
        await stand.PublishAsync("Ein Beitrag");
        foreach (var path in new[] { "/news/lindner", "/news/lindner/feed.atom", "/news/lindner/feed.json", "/news/lindner/sitemap.xml" })
        {
            using var response = await stand.GetAsync(path, "evil.example", headers: [("X-Forwarded-Host", "evil.example")]);
            (await response.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("evil.example");
        }
    }

    [Fact]
    public async Task A_newsroom_cannot_take_the_host_name_of_the_house()
    {
        await using var stand = await NewsStand.OpenAsync();
        stand.Root = new Uri($"https://{NewsStand.OwnHost}/");
        using var response = await stand.GetAsync("/w/lindner", NewsStand.OwnHost);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static IHtmlDocument Page(string html) => new HtmlParser().ParseDocument(html);

    private static string Meta(IHtmlDocument page, string property) => page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!;
}
