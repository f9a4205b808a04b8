using System.Net;

namespace Quartett.Core.Kernel.Egress;

/// <summary>Turns a host name into its addresses.</summary>
public interface IHostResolver
{
    /// <summary>All addresses of the host, empty when there is no such host.</summary>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}
