using Microsoft.Net.Http.Headers;
using Quartett.Core.Kernel;
using Quartett.Core.Newsroom;
using Quartett.Core.Policies;

namespace Quartett.Web.Newsroom;

/// <summary>The public side of the Newsroom: pages, feeds and files for everybody, without sign-in, cookie or script.</summary>
public static class NewsroomEndpoints
{
    private const int PageLength = 13;
    private const int FeedLength = 30;
    private const string ForEver = "public, max-age=31536000, immutable";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="root">The installation's public address, closing slash included; asked at the time of need.</param>
    public static IServiceCollection AddNewsroomPages(this IServiceCollection services, Func<IServiceProvider, Uri> root)
    {
        services.AddSingleton(provider => new NewsroomAddresses(() => root(provider)));
        services.AddSingleton<INewsroomAddresses>(provider => provider.GetRequiredService<NewsroomAddresses>());
        return services;
    }

    /// <summary>Belongs after forwarded headers and before routing and sign-in.</summary>
    public static IApplicationBuilder UseNewsroomDoor(this IApplicationBuilder app) => app.UseMiddleware<NewsroomDoor>();

    public static IEndpointRouteBuilder MapNewsroom(this IEndpointRouteBuilder app)
    {
        var news = app.MapGroup("/news/{workspace}").AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(SetHeadersAsync);
        news.MapMethods("", Reading, FrontPageAsync);
        news.MapMethods("/feed.atom", Reading, AtomAsync);
        news.MapMethods("/feed.json", Reading, JsonAsync);
        news.MapMethods("/sitemap.xml", Reading, SitemapAsync);
        news.MapMethods("/robots.txt", Reading, RobotsAsync);
        news.MapMethods("/newsroom.css", Reading, Style);
        news.MapMethods("/icon.svg", Reading, IconAsync);
        news.MapMethods("/policy", Reading, PolicyAsync);
        news.MapMethods("/media/{key}", Reading, FileAsync);
        news.MapMethods("/{article}", Reading, ArticleAsync);
        news.MapMethods("/{**rest}", Reading, (string workspace, HttpContext context, UseCases useCases) => MissingAsync(context, useCases, workspace, "newsroom.notFound"));
        return app;
    }

    private static async ValueTask<object?> SetHeadersAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var headers = call.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return await next(call);
    }

    private static async Task<IResult> FrontPageAsync(string workspace, string? before, HttpContext context, UseCases useCases)
    {
        var page = await useCases.RunAsync(new ReadNewsroom(workspace, before, PageLength), Actor.Nobody, context.RequestAborted);
        if (!page.Done) return await MissingAsync(context, useCases, workspace, page.Refusals[0].Code);
        var html = await HtmlPage.RenderAsync<FrontPage>(
            context, ("Reader", Reader.Of(context, page.Value.Site)), ("Articles", page.Value.Articles), ("Before", before), ("Older", page.Value.Older));
        return new Cacheable(html, "text/html; charset=utf-8", page.Value.Site.ChangedAt);
    }

    private static async Task<IResult> ArticleAsync(string workspace, string article, HttpContext context, UseCases useCases)
    {
        var page = await useCases.RunAsync(new ReadArticle(workspace, article), Actor.Nobody, context.RequestAborted);
        if (!page.Done) return await MissingAsync(context, useCases, workspace, page.Refusals[0].Code);
        var html = await HtmlPage.RenderAsync<ArticleSheet>(context, ("Reader", Reader.Of(context, page.Value.Site)), ("Article", page.Value.Article));
        return new Cacheable(html, "text/html; charset=utf-8", page.Value.Article.UpdatedAt ?? page.Value.Article.PublishedAt);
    }

    private static async Task<IResult> PolicyAsync(string workspace, HttpContext context, UseCases useCases)
    {
        var policy = await useCases.RunAsync(new ReadPublicPolicy(workspace), Actor.Nobody, context.RequestAborted);
        if (!policy.Done || await SiteAsync(context, useCases, workspace) is not { } site) return await MissingAsync(context, useCases, workspace, "newsroom.notFound");
        var html = await HtmlPage.RenderAsync<PolicySheet>(context, ("Reader", Reader.Of(context, site)), ("Policy", policy.Value));
        return new Cacheable(html, "text/html; charset=utf-8", policy.Value.EffectiveFrom);
    }

    private static async Task<IResult> AtomAsync(string workspace, HttpContext context, UseCases useCases)
    {
        var page = await useCases.RunAsync(new ReadNewsroom(workspace, null, FeedLength), Actor.Nobody, context.RequestAborted);
        if (!page.Done) return await MissingAsync(context, useCases, workspace, page.Refusals[0].Code);
        var feed = AtomFeed.Write(Reader.Of(context, page.Value.Site), await FeedItem.AllAsync(context, page.Value));
        return new Cacheable(feed, "application/atom+xml; charset=utf-8", page.Value.Site.ChangedAt);
    }

    private static async Task<IResult> JsonAsync(string workspace, HttpContext context, UseCases useCases)
    {
        var page = await useCases.RunAsync(new ReadNewsroom(workspace, null, FeedLength), Actor.Nobody, context.RequestAborted);
        if (!page.Done) return await MissingAsync(context, useCases, workspace, page.Refusals[0].Code);
        var feed = JsonFeed.Write(Reader.Of(context, page.Value.Site), await FeedItem.AllAsync(context, page.Value));
        return new Cacheable(feed, "application/feed+json; charset=utf-8", page.Value.Site.ChangedAt);
    }

    private static async Task<IResult> SitemapAsync(string workspace, HttpContext context, UseCases useCases)
    {
        var map = await useCases.RunAsync(new ListArticles(workspace), Actor.Nobody, context.RequestAborted);
        if (!map.Done) return await MissingAsync(context, useCases, workspace, map.Refusals[0].Code);
        return new Cacheable(Sitemap.Write(Reader.Of(context, map.Value.Site), map.Value.Articles), "application/xml; charset=utf-8", map.Value.Site.ChangedAt);
    }

    // Crawlers ask for it at the root of a host only.
    private static async Task<IResult> RobotsAsync(string workspace, HttpContext context, UseCases useCases)
    {
        if (!NewsroomDoor.IsOwnHost(context) || await SiteAsync(context, useCases, workspace) is not { } site)
            return await MissingAsync(context, useCases, workspace, "newsroom.notFound");
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text($"User-agent: *\nAllow: /\nSitemap: {Reader.Of(context, site).Absolute("sitemap.xml")}\n");
    }

    private static IResult Style(HttpContext context)
    {
        context.Response.Headers.CacheControl = ForEver;
        return Results.Bytes(NewsroomStyle.Sheet, "text/css; charset=utf-8");
    }

    private static async Task<IResult> IconAsync(string workspace, HttpContext context, UseCases useCases)
    {
        if (await SiteAsync(context, useCases, workspace) is not { } site) return await MissingAsync(context, useCases, workspace, "newsroom.notFound");
        return new Cacheable(InitialIcon.Draw(site.Name), "image/svg+xml", site.ChangedAt);
    }

    private static async Task<IResult> FileAsync(string workspace, string key, HttpContext context, UseCases useCases)
    {
        var file = await useCases.RunAsync(new OpenNewsroomFile(workspace, key), Actor.Nobody, context.RequestAborted);
        if (!file.Done) return await MissingAsync(context, useCases, workspace, file.Refusals[0].Code);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = ForEver;
        // Feed readers show pictures on pages of their own.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Stream(
            file.Value.Content, file.Value.ContentType, entityTag: new EntityTagHeaderValue($"\"{Path.GetFileNameWithoutExtension(key)}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> MissingAsync(HttpContext context, UseCases useCases, string workspace, string code)
    {
        var site = await SiteAsync(context, useCases, workspace);
        var gone = code == "newsroom.retracted";
        var words = site is null ? NewsroomWords.In(LanguageOf(context)) : NewsroomWords.Of(site);
        var html = await HtmlPage.RenderAsync<MissingPage>(
            context, ("Reader", site is null ? null : Reader.Of(context, site)), ("Words", words), ("Gone", gone));
        context.Response.Headers.CacheControl = "public, max-age=60";
        if (site is null) context.Response.Headers.Vary = "Accept-Language";
        context.Response.StatusCode = gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        return Results.Bytes(html, "text/html; charset=utf-8");
    }

    private static async Task<NewsroomSite?> SiteAsync(HttpContext context, UseCases useCases, string workspace) =>
        (await useCases.RunAsync(new ReadNewsroom(workspace, null, 1), Actor.Nobody, context.RequestAborted)).Value?.Site;

    private static string LanguageOf(HttpContext context) =>
        context.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "de";
}
