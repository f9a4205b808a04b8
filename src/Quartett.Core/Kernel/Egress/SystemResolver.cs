using System.Net;
using System.Net.Sockets;

namespace Quartett.Core.Kernel.Egress;

/// <summary>The machine's own name service.</summary>
public sealed class SystemResolver : IHostResolver
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
