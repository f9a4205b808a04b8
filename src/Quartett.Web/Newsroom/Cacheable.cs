using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Quartett.Web.Newsroom;

/// <summary>A public answer with its own mark, so that whoever has it already is told so instead of getting it again.</summary>
internal sealed class Cacheable(byte[] content, string contentType, DateTimeOffset changedAt) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // Weak, because a proxy or our own compression may send the same content in other bytes.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..24]}\"", isWeak: true);
        var modified = DateTimeOffset.FromUnixTimeSeconds(changedAt.ToUnixTimeSeconds());
        var headers = httpContext.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = modified;
        httpContext.Response.Headers.CacheControl = "public, max-age=60";
        if (Has(httpContext.Request.GetTypedHeaders(), tag, modified))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = contentType;
        httpContext.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    private static bool Has(Microsoft.AspNetCore.Http.Headers.RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset modified) =>
        asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince >= modified;
}
