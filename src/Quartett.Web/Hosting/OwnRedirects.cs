namespace Quartett.Web.Hosting;

/// <summary>Redirects within the house name a path only, so that what a request claims as its host leads nobody away.</summary>
internal static class OwnRedirects
{
    public static void UseOwnRedirects(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state => Shorten((HttpContext)state), context);
        return next(context);
    });

    private static Task Shorten(HttpContext context)
    {
        var headers = context.Response.Headers;
        var here = $"{context.Request.Scheme}://{context.Request.Host}";
        if (headers.Location.ToString() is { Length: > 0 } to && to.StartsWith(here + "/", StringComparison.OrdinalIgnoreCase)) headers.Location = to[here.Length..];
        return Task.CompletedTask;
    }
}
