using System.Xml.Linq;
using Quartett.Core.Newsroom;

namespace Quartett.Web.Newsroom;

/// <summary>sitemaps.org 0.9.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Write(Reader reader, IReadOnlyList<NewsroomMapEntry> articles) => AtomFeed.Bytes(new XElement(
        Map + "urlset",
        Place(reader.AbsoluteHome, reader.Site.ChangedAt),
        articles.Select(article => Place(reader.Absolute(article.Slug), article.ChangedAt))));

    private static XElement Place(string address, DateTimeOffset changedAt) =>
        new(Map + "url", new XElement(Map + "loc", address), new XElement(Map + "lastmod", AtomFeed.Instant(changedAt)));
}
