using System.Net;
using Quartett.Core.Workspaces.SigningIn;
using Quartett.Web.Hosting;

namespace Quartett.Web.SignIn;

/// <summary>
/// Slows down who tries many accounts from one place: 20 failures in 15 minutes per address (IPv6: per /64) on all nodes
/// together, success is free. Without the database nobody signs in, so a count that fails is a failed request.
/// </summary>
internal sealed class AddressThrottle(Ask ask)
{
    /// <returns>The try that was taken, or <c>null</c> when none is left.</returns>
    public async Task<TakenTry?> TakeAsync(HttpContext context) =>
        (await ask.RunAsync(new TakeTry(Place(context)))).Value is { Allowed: true } taken ? taken : null;

    public Task GiveBackAsync(HttpContext context, TakenTry taken) => ask.RunAsync(new GiveTryBack(Place(context), taken.Minute));

    private static string Place(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } six ? Convert.ToHexString(six, 0, 8) : address.ToString();
    }
}
