using System.Net;

namespace Quartett.Core.Kernel.Egress;

/// <summary>Checks the address of every hop before it is made, and follows redirects itself so that none escapes the check.</summary>
internal sealed class GuardHandler(AddressGuard guard, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri?.Host ?? "";
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(request.Options.TryGetValue(GuardedHttp.TimeLimit, out var limit) ? limit : UsualLimit);
        try
        {
            return await FollowAsync(request, limited.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressRefusedException(EgressCodes.TimedOut, host, exception);
        }
        catch (HttpRequestException exception) when (exception.InnerException is EgressRefusedException refused)
        {
            throw new EgressRefusedException(refused.Code, refused.Host, exception);
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            Check(request);
            var response = await base.SendAsync(request, cancellationToken);
            if (Target(request, response) is not { } target) return response;
            using (response)
            {
                if (hop == MostRedirects) throw new EgressRefusedException(EgressCodes.TooManyRedirects, target.Host);
                request = Redirect.Next(request, response.StatusCode, target, guard.IsOpened(target));
            }
        }
    }

    private void Check(HttpRequestMessage request)
    {
        var address = request.RequestUri ?? throw new EgressRefusedException(EgressCodes.Invalid, "");
        if (guard.Inspect(address) is { } code) throw new EgressRefusedException(code, address.IsAbsoluteUri ? address.Host : "");
        var secret = request.Headers.Authorization is not null || (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head);
        if (address.Scheme == Uri.UriSchemeHttp && secret && !guard.IsOpened(address))
            throw new EgressRefusedException(EgressCodes.Plain, address.Host);
        // HTTP/3 would open its own connection, past the callback that connects to the checked address.
        if (request.Version > HttpVersion.Version20) request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            return null;
        return response.Headers.Location is { } location && Uri.TryCreate(request.RequestUri, location, out var target) ? target : null;
    }
}
