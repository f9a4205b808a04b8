using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Quartett.Web.Hosting;

/// <summary>Which language a request gets: asked for in the address, the person's own, chosen earlier in this browser, what the browser prefers.</summary>
internal sealed class LanguageOfRequest : RequestCultureProvider
{
    public const string Parameter = "lang";
    private const string Cookie = "quartett.language";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var asked = httpContext.Request.Query[Parameter].ToString();
        if (Languages.Knows(asked))
        {
            httpContext.Response.Cookies.Append(Cookie, asked, new() { HttpOnly = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) });
            return Answer(asked);
        }

        var actor = httpContext.RequestServices.GetRequiredService<ICurrentActor>();
        if (actor.SignedIn is { } person) return Answer(person.Language);
        return Answer(Languages.Knows(httpContext.Request.Cookies[Cookie]) ? httpContext.Request.Cookies[Cookie]! : Preferred(httpContext.Request));
    }

    private static string Preferred(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant());
        return wanted.FirstOrDefault(Languages.Knows) ?? "de";
    }

    private static Task<ProviderCultureResult?> Answer(string language) =>
        Task.FromResult<ProviderCultureResult?>(new(Languages.CultureOf(language)));
}
