using Quartett.Core.Workspaces.Founding;

namespace Quartett.Web.Hosting;

/// <summary>As long as nobody has an account, every page leads to the first run.</summary>
internal sealed class FirstRunFirst(RequestDelegate next)
{
    private static readonly string[] Always = [Addresses.Start, Addresses.NotFound, Addresses.Trouble, Addresses.StyleGuide];
    private bool _founded;

    public async Task InvokeAsync(HttpContext context, Ask ask)
    {
        if (!_founded && IsPage(context))
        {
            _founded = (await ask.RunAsync(new IsFounded())).Value;
            if (!_founded)
            {
                context.Response.Redirect(Addresses.Start);
                return;
            }
        }

        await next(context);
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null
        && !Array.Exists(Always, page => context.Request.Path.StartsWithSegments(page, StringComparison.Ordinal));
}
