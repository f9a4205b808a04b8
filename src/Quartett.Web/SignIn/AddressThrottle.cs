using System.Net;
using System.Threading.RateLimiting;

namespace Quartett.Web.SignIn;

/// <summary>Slows down who tries many accounts from one place: 20 failures in 15 minutes per address (IPv6: per /64), success is free.</summary>
internal sealed class AddressThrottle : IDisposable
{
    private const int Failures = 20;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetSlidingWindowLimiter(place, _ => new()
        {
            PermitLimit = Failures,
            Window = TimeSpan.FromMinutes(15),
            SegmentsPerWindow = 15,
            QueueLimit = 0,
        }));

    public bool IsClosedFor(HttpContext context) => _limiter.GetStatistics(Place(context))?.CurrentAvailablePermits == 0;

    public void Failed(HttpContext context) => _limiter.AttemptAcquire(Place(context)).Dispose();

    public void Dispose() => _limiter.Dispose();

    private static string Place(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.GetAddressBytes() is { Length: 16 } six ? Convert.ToHexString(six, 0, 8) : address.ToString();
    }
}
