using System.Net;

namespace Quartett.Core.Kernel.Egress;

internal static class Redirect
{
    // Whatever else a caller set may be a secret meant for the first host only.
    private static readonly string[] Harmless = ["Accept", "Accept-Language", "Accept-Charset", "User-Agent", "Cache-Control"];

    /// <summary>The request for the next hop.</summary>
    /// <exception cref="EgressRefusedException">The hop would leave https, or hand a body to another host.</exception>
    public static HttpRequestMessage Next(HttpRequestMessage request, HttpStatusCode status, Uri target, bool opened)
    {
        var from = request.RequestUri!;
        if (from.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp && !opened)
            throw new EgressRefusedException(EgressCodes.Downgrade, target.Host);

        var sameOrigin = from.Scheme == target.Scheme && from.Port == target.Port
            && string.Equals(from.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase);
        var next = new HttpRequestMessage(MethodAfter(request.Method, status), target)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        if (next.Method != HttpMethod.Get && next.Method != HttpMethod.Head)
        {
            if (!sameOrigin) throw new EgressRefusedException(EgressCodes.RedirectWithBody, target.Host);
            next.Content = request.Content;
        }

        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (string.Equals(name, "Host", StringComparison.OrdinalIgnoreCase)) continue;
            if (sameOrigin || Harmless.Contains(name, StringComparer.OrdinalIgnoreCase)) next.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var option in request.Options) ((IDictionary<string, object?>)next.Options)[option.Key] = option.Value;
        return next;
    }

    private static HttpMethod MethodAfter(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };
}
