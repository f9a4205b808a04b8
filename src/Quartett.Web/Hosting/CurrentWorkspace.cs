using Quartett.Core.Workspaces.Switching;

namespace Quartett.Web.Hosting;

/// <summary>The workspace named in the address, as far as whoever is asking may know of it.</summary>
public interface ICurrentWorkspace
{
    /// <summary>Null outside <c>/w/{slug}</c>.</summary>
    OpenedWorkspace? Opened { get; }
}

internal sealed class CurrentWorkspace : ICurrentWorkspace
{
    public OpenedWorkspace? Opened { get; set; }
}

/// <summary>Resolves <c>/w/{slug}</c> and <c>/api/v1/w/{slug}</c> before a page or endpoint runs; who is no member gets what a stranger gets: not found.</summary>
internal sealed class WorkspaceOfAddress(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentWorkspace current, Ask ask)
    {
        if (Slug(context) is not { } slug)
        {
            await next(context);
            return;
        }

        var opened = await ask.RunAsync(new OpenWorkspace(slug));
        if (opened.Done)
        {
            current.Opened = opened.Value;
            await next(context);
        }
        else if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await Api.ApiProblems.Of(opened.Refusals).ExecuteAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string? Slug(HttpContext context)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/w", StringComparison.Ordinal) && !path.StartsWithSegments("/api/v1/w", StringComparison.Ordinal)) return null;
        return context.GetRouteValue("slug") as string;
    }
}
