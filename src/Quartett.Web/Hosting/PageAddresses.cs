using Quartett.Core.Kernel;

namespace Quartett.Web.Hosting;

/// <summary>What the product puts into its letters, from the one list of addresses.</summary>
internal sealed class PageAddresses(IPublicAddress address) : IPageAddresses
{
    public Uri Join(string secret) => address.At(Addresses.Join(secret));

    public Uri Reset(string secret) => address.At(Addresses.Reset(secret));

    public Uri Post(string workspace, Guid post) => address.At(Addresses.Post(workspace, post));

    public Uri Channel(string workspace, Guid channel) => address.At(Addresses.Channel(workspace, channel));

    public Uri Deliveries(string workspace) => address.At(Addresses.Deliveries(workspace));

    public Uri SignPolicy(string workspace) => address.At(Addresses.SignPolicy(workspace));
}
