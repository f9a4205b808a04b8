using System.Net;

namespace Quartett.Core.Kernel.Egress;

/// <inheritdoc cref="IGuardedHttp"/>
public sealed class GuardedHttp : IGuardedHttp, IDisposable
{
    /// <summary>Set on a request that may take longer than a minute until its answer begins, such as a video upload.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> TimeLimit = Connectors.Abstractions.RequestLimits.Time;

    private const int BufferedAnswerLimit = 16 * 1024 * 1024;
    private readonly GuardedDial _dial;

    public GuardedHttp(AddressGuard guard) : this(guard, null) { }

    internal GuardedHttp(AddressGuard guard, Func<IPEndPoint, CancellationToken, Task<Stream>>? open)
    {
        _dial = new GuardedDial(guard, open);
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.All,
            // A connection outlives its look-up only briefly, and it is pooled under its own scheme, host and port alone.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxConnectionsPerServer = 32,
            MaxResponseHeadersLength = 64,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            ActivityHeadersPropagator = null,
            ConnectCallback = async (context, cancellationToken) =>
                await _dial.ConnectAsync(
                    context.DnsEndPoint.Host, context.DnsEndPoint.Port, AddressGuard.WebPorts, cancellationToken),
        };
        Client = new HttpClient(new GuardHandler(guard, sockets))
        {
            // The last resort for a body that drips; the time to the headers is limited per request.
            Timeout = TimeSpan.FromMinutes(10),
            MaxResponseContentBufferSize = BufferedAnswerLimit,
        };
    }

    public HttpClient Client { get; }

    public Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) =>
        _dial.ConnectAsync(host, port, AddressGuard.MailPorts, cancellationToken);

    public void Dispose() => Client.Dispose();
}
