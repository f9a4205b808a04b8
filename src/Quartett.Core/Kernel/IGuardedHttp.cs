namespace Quartett.Core.Kernel;

/// <summary>The way out to every address a person may type in.</summary>
public interface IGuardedHttp
{
    /// <summary>
    /// Shared, thread-safe, without cookies and proxy. Follows at most five redirects and checks each. Refusals come as
    /// <see cref="EgressRefusedException"/>. Sixty seconds to the headers unless <see cref="Egress.GuardedHttp.TimeLimit"/> is set on the request.
    /// </summary>
    HttpClient Client { get; }

    /// <summary>A raw connection, for SMTP and IMAP. The caller adds TLS with the host's own name and disposes the stream.</summary>
    /// <exception cref="EgressRefusedException">The host was refused or does not answer.</exception>
    Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken);
}
