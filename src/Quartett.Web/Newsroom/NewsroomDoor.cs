using Quartett.Core.Kernel;
using Quartett.Core.Newsroom;

namespace Quartett.Web.Newsroom;

/// <summary>
/// Stands before sign-in and routing. Brings requests for a Newsroom's own host name below <c>/news/{workspace}</c>, so
/// that nothing else of the product answers there, and keeps cookies out of every Newsroom in both directions.
/// </summary>
internal sealed class NewsroomDoor(RequestDelegate next, NewsroomAddresses addresses)
{
    private static readonly PathString News = "/news";

    public async Task InvokeAsync(HttpContext context, IServiceScopeFactory scopes)
    {
        if (await OwnHostOfAsync(context, scopes) is { } workspace)
        {
            context.Items[typeof(NewsroomDoor)] = true;
            var inside = News.Add($"/{workspace}");
            context.Request.Path = context.Request.Path == "/" ? inside : inside.Add(context.Request.Path);
        }

        if (context.Request.Path.StartsWithSegments(News, StringComparison.Ordinal)) KeepCookiesOut(context);
        await next(context);
    }

    /// <summary>Whether the reader came by the Newsroom's own host name.</summary>
    public static bool IsOwnHost(HttpContext context) => context.Items.ContainsKey(typeof(NewsroomDoor));

    private async Task<string?> OwnHostOfAsync(HttpContext context, IServiceScopeFactory scopes)
    {
        var host = context.Request.Host.Host;
        if (Uri.CheckHostName(host) is not UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal) || addresses.IsOfTheHouse(host)) return null;
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<UseCases>().RunAsync(new FindNewsroomByHost(host), Actor.Nobody, context.RequestAborted);
        return found.Value;
    }

    private static void KeepCookiesOut(HttpContext context)
    {
        context.Request.Headers.Remove("Cookie");
        // The callback registered first runs last, after whoever else wants to set one.
        context.Response.OnStarting(
            static state =>
            {
                ((HttpResponse)state).Headers.Remove("Set-Cookie");
                return Task.CompletedTask;
            },
            context.Response);
    }
}
