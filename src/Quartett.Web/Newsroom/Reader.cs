using Quartett.Core.Newsroom;

namespace Quartett.Web.Newsroom;

/// <summary>One Newsroom as one request sees it: whose it is, its words, and its addresses within and from outside.</summary>
/// <param name="Base">What local addresses begin with: empty on an own host name.</param>
public sealed record Reader(NewsroomSite Site, NewsroomWords Words, INewsroomAddresses Addresses, string Base)
{
    public static Reader Of(HttpContext context, NewsroomSite site)
    {
        var start = NewsroomDoor.IsOwnHost(context) ? "" : $"/news/{site.Workspace}";
        return new(site, NewsroomWords.Of(site), context.RequestServices.GetRequiredService<INewsroomAddresses>(), context.Request.PathBase + start);
    }

    public string Home => Base.Length == 0 ? "/" : Base;

    public string StyleSheet => $"{Base}/newsroom.css?v={NewsroomStyle.Version}";

    public string Local(string path) => $"{Base}/{path}";

    public string LocalFile(string key) => $"{Base}/media/{key}";

    public string Absolute(string path) => Addresses.Below(Site.Workspace, Site.OwnHost, path).AbsoluteUri;

    public string AbsoluteHome => Addresses.Home(Site.Workspace, Site.OwnHost).AbsoluteUri;

    public string AbsoluteFile(string key) => Absolute($"media/{key}");

    /// <summary>What people call an article that has no words of its own title.</summary>
    public string PageTitle(ArticleView article) => $"{article.Title} – {Site.Name}";
}
