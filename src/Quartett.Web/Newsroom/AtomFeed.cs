using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Quartett.Web.Newsroom;

/// <summary>RFC 4287.</summary>
internal static class AtomFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(Reader reader, IReadOnlyList<FeedItem> items)
    {
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", reader.Words.Language),
            new XElement(Atom + "id", FeedItem.IdOf(reader.Site.Id)),
            Text("title", reader.Words.Of("newsroom.title", reader.Site.Name)),
            new XElement(Atom + "updated", Instant(reader.Site.ChangedAt)),
            new XElement(Atom + "author", Text("name", reader.Site.Name), new XElement(Atom + "uri", reader.AbsoluteHome)),
            Link("self", "application/atom+xml", reader.Absolute("feed.atom")),
            Link("alternate", "text/html", reader.AbsoluteHome),
            new XElement(Atom + "generator", "Quartett"),
            items.Select(Entry(reader)));
        return Bytes(feed);
    }

    internal static byte[] Bytes(XElement root)
    {
        using var target = new MemoryStream();
        using (var writer = XmlWriter.Create(target, new() { Encoding = new UTF8Encoding(false), Indent = true })) new XDocument(root).Save(writer);
        return target.ToArray();
    }

    internal static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Func<FeedItem, XElement> Entry(Reader reader) => item => new XElement(
        Atom + "entry",
        new XAttribute(XNamespace.Xml + "lang", item.Article.Language),
        new XElement(Atom + "id", item.Id),
        Text("title", item.Article.Title),
        new XElement(Atom + "published", Instant(item.Article.PublishedAt)),
        new XElement(Atom + "updated", Instant(item.ChangedAt)),
        Link("alternate", "text/html", item.Address),
        item.Article.Media.Video is { } video
            ? Link("enclosure", video.ContentType, reader.AbsoluteFile(video.Key), new XAttribute("length", video.Bytes))
            : null,
        item.Article.Summary.Length > 0 ? Text("summary", item.Article.Summary) : null,
        new XElement(Atom + "content", new XAttribute("type", "html"), XmlText.Clean(item.Html)));

    private static XElement Text(string name, string text) => new(Atom + name, XmlText.Clean(text));

    private static XElement Link(string relation, string type, string address, params XAttribute[] more) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address), more);
}
