using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Quartett.Web.Hosting;

/// <summary>
/// A form whose token no longer counts, because its page was open while somebody signed in again: the framework would
/// answer with an empty page. Instead the page comes again, says so and does nothing; what was typed stands in it when
/// it came from one of our own pages.
/// </summary>
internal static class StaleForms
{
    private static readonly object Mark = new();

    public static bool IsShownAgain(HttpContext context) => context.Items.ContainsKey(Mark);

    public static void UseStaleForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && IsOfAPage(context)) ShowAgain(context);
        return next(context);
    });

    private static bool IsOfAPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static void ShowAgain(HttpContext context)
    {
        context.Items[Mark] = true;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        // As if it had been asked for: no handler of a form runs.
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (CameFromHere(context.Request)) return;
        context.Features.Set<IFormFeature>(null);
        context.Request.ContentType = null;
        context.Request.Body = Stream.Null;
    }

    // Browsers say so themselves, and no page can make them say something else.
    private static bool CameFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";
}
