using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Quartett.Web.Hosting;

/// <summary>Where the world finds this installation: as configured, else the first address it listens on. Never the Host header.</summary>
internal sealed class PublicAddress(Installation installation, IServiceProvider services) : IPublicAddress
{
    public Uri Root => installation.PublicUrl ?? Listening();

    // The port may be 0 in the configuration; the server knows the real one once it listens.
    private Uri Listening()
    {
        var known = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? installation.ListenOn[0];
        var speakable = known.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://[::1]", StringComparison.Ordinal);
        return new(speakable);
    }
}
