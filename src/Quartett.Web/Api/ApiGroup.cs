using Microsoft.AspNetCore.Antiforgery;
using Quartett.Generators;
using Quartett.Web.Hosting;

namespace Quartett.Web.Api;

/// <summary>The REST interface: same sign-in as the pages, an anti-forgery header on everything that changes something.</summary>
internal static partial class ApiGroup
{
    public const string AntiforgeryHeader = "X-XSRF-TOKEN";

    public static void MapQuartettApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").AddEndpointFilter(NotForgedAsync).RequireAuthorization().DisableAntiforgery();
        MapAreas(api);
        app.Map("/api/{**rest}", () => ApiProblems.Of([new("kernel.notFound")])).AllowAnonymous().ExcludeFromDescription();
    }

    [ForEveryImplementation(typeof(IMapApi), nameof(MapArea))]
    private static partial void MapAreas(RouteGroupBuilder api);

    private static void MapArea<TArea>(RouteGroupBuilder api) where TArea : IMapApi, new() => new TArea().Map(api);

    private static async ValueTask<object?> NotForgedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return await next(context);
        // Without the header it would be looked for in the form, and an upload read to its end before it is refused.
        if (string.IsNullOrEmpty(http.Request.Headers[AntiforgeryHeader])) return ApiProblems.Of([new("kernel.forged")]);
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(http) ? await next(context) : ApiProblems.Of([new("kernel.forged")]);
    }
}
