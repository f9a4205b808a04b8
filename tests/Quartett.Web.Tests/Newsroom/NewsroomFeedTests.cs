using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Quartett.Connectors.Abstractions;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Newsroom;

public sealed class NewsroomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_Atom_feed_has_everything_its_standard_requires()
    {
        await using var stand = await NewsStand.OpenAsync();
        await stand.PublishAsync("Erster & <Bester>\n\nMit *Nachdruck*\u0007 und 🪑");
        stand.Clock.Advance(TimeSpan.FromMinutes(1));
        var receipt = await stand.PublishAsync(stand.Post("Zweiter\n\nText") with { Images = [NewsStand.Image(alt: "Ein <Stuhl>")] });

        var feed = await AtomAsync(stand);
        feed.Name.ShouldBe(Atom + "feed");
        Instant(feed, "updated").ShouldBe(NewsStand.Start.AddMinutes(1));
        Guid.TryParse(One(feed, "id")["urn:uuid:".Length..], out _).ShouldBeTrue();
        One(feed, "title").ShouldBe("Tischlerei Lindner: Neuigkeiten");
        feed.Elements(Atom + "author").ShouldHaveSingleItem().Element(Atom + "name")!.Value.ShouldBe("Tischlerei Lindner");
        Link(feed, "self").ShouldBe("https://social.example/news/lindner/feed.atom");
        Link(feed, "alternate").ShouldBe("https://social.example/news/lindner");

        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Count.ShouldBe(2);
        foreach (var entry in entries)
        {
            One(entry, "id").ShouldStartWith("urn:uuid:");
            One(entry, "title").ShouldNotBeEmpty();
            Instant(entry, "updated").ShouldBeGreaterThanOrEqualTo(Instant(entry, "published"));
            entry.Element(Atom + "content")!.Attribute("type")!.Value.ShouldBe("html");
        }

        Link(entries[0], "alternate").ShouldBe(receipt.Permalink!.AbsoluteUri);
        One(entries[0], "content").ShouldContain("src=\"https://social.example/news/lindner/media/");
        One(entries[0], "content").ShouldContain("alt=\"Ein &lt;Stuhl&gt;\"");
        One(entries[1], "title").ShouldBe("Erster & <Bester>");
        One(entries[1], "content").ShouldContain("<p>Mit <em>Nachdruck</em> und 🪑</p>");
    }

    [Fact]
    public async Task The_JSON_feed_has_everything_its_version_requires()
    {
        await using var stand = await NewsStand.OpenAsync();
        var video = new OutgoingVideo(_ => Task.FromResult<Stream>(new MemoryStream(new byte[99])), "video/mp4", 99, 1280, 720, 12.5, "Rundgang");
        var receipt = await stand.PublishAsync(stand.Post("Titel\n\nGrüße 🪑") with { Video = video, Images = [NewsStand.Image()] });
        using var response = await stand.GetAsync("/news/lindner/feed.json");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/feed+json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var feed = json.RootElement;
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        feed.GetProperty("feed_url").GetString().ShouldBe("https://social.example/news/lindner/feed.json");
        var item = feed.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        item.GetProperty("id").GetString().ShouldBe($"urn:uuid:{receipt.RemoteId}");
        item.GetProperty("url").GetString().ShouldBe(receipt.Permalink!.AbsoluteUri);
        item.GetProperty("content_html").GetString()!.ShouldContain("<p>Grüße 🪑</p>");
        item.GetProperty("date_published").GetString().ShouldBe("2026-11-23T09:00:00Z");
        item.GetProperty("image").GetString().ShouldStartWith("https://social.example/news/lindner/media/");
        var attachment = item.GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem();
        attachment.GetProperty("mime_type").GetString().ShouldBe("video/mp4");
        attachment.GetProperty("size_in_bytes").GetInt64().ShouldBe(99);
    }

    [Fact]
    public async Task An_edit_changes_words_and_date_of_change_but_neither_id_nor_address()
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync("Alt\n\nAlter Text");
        var before = (await AtomAsync(stand)).Element(Atom + "entry")!;
        stand.Clock.Advance(TimeSpan.FromHours(2));
        await stand.EditAsync(receipt, stand.Post("Neu\n\nNeuer Text"));
        var feed = await AtomAsync(stand);
        var after = feed.Element(Atom + "entry")!;
        One(after, "id").ShouldBe(One(before, "id"));
        Link(after, "alternate").ShouldBe(Link(before, "alternate"));
        One(after, "published").ShouldBe(One(before, "published"));
        One(after, "title").ShouldBe("Neu");
        Instant(after, "updated").ShouldBe(NewsStand.Start.AddHours(2));
        Instant(feed, "updated").ShouldBe(NewsStand.Start.AddHours(2));
    }

    [Fact]
    public async Task A_withdrawn_article_leaves_feeds_and_sitemap()
    {
        await using var stand = await NewsStand.OpenAsync();
        await stand.PublishAsync("Bleibt");
        var receipt = await stand.PublishAsync("Geht");
        stand.Clock.Advance(TimeSpan.FromMinutes(1));
        await stand.RetractAsync(receipt);
        foreach (var path in new[] { "/feed.atom", "/feed.json", "/sitemap.xml" })
        {
            var text = await stand.TextAsync("/news/lindner" + path);
            text.ShouldContain("bleibt-");
            text.ShouldNotContain("geht-");
        }
    }

    [Fact]
    public async Task The_sitemap_lists_the_front_page_and_every_article()
    {
        await using var stand = await NewsStand.OpenAsync();
        var receipt = await stand.PublishAsync("Ein Beitrag");
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        XDocument.Parse(await stand.TextAsync("/news/lindner/sitemap.xml")).Root!.Elements(map + "url").Select(u => u.Element(map + "loc")!.Value)
            .ShouldBe(["https://social.example/news/lindner", receipt.Permalink!.AbsoluteUri]);
    }

    [Fact]
    public async Task No_feed_tells_of_another_company()
    {
        await using var stand = await NewsStand.OpenAsync();
        await stand.PublishAsync("Nur bei Lindner");
        foreach (var path in new[] { "", "/feed.atom", "/feed.json", "/sitemap.xml" })
            (await stand.TextAsync("/news/reed" + path)).ShouldNotContain("lindner", Case.Insensitive);
    }

    private static async Task<XElement> AtomAsync(NewsStand stand)
    {
        using var response = await stand.GetAsync("/news/lindner/feed.atom");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/atom+xml");
        return XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
    }

    private static string One(XElement of, string name) => of.Elements(Atom + name).ShouldHaveSingleItem().Value;

    private static DateTimeOffset Instant(XElement of, string name) =>
        DateTimeOffset.ParseExact(One(of, name), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Link(XElement of, string relation) =>
        of.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == relation).Attribute("href")!.Value;
}
