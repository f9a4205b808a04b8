namespace Quartett.Web.Hosting;

/// <summary>Marks endpoints whose answers stay in caches: a renewed session cookie must not travel with them.</summary>
internal sealed class SetsNoCookie
{
    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<SetsNoCookie>() is not null;
}
