using System.Net;
using System.Net.Sockets;

namespace Quartett.Core.Kernel.Egress;

/// <summary>Which addresses are nobody's public server. Everything in IPv6 outside the global unicast range is refused, known or not.</summary>
internal static class AddressRanges
{
    // Cloud machines hand out their credentials here; the last of the IPv4 ones lies in a public range.
    private static readonly HashSet<IPAddress> MetadataPlaces =
    [
        .. new[] { "169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "fd00:ec2::254", "fd20:ce::254" }
            .Select(IPAddress.Parse),
    ];

    private static readonly (IPNetwork Range, string Code)[] Refused =
    [
        Of("0.0.0.0/8", EgressCodes.Unspecified),
        Of("10.0.0.0/8", EgressCodes.Private),
        Of("100.64.0.0/10", EgressCodes.Shared),
        Of("127.0.0.0/8", EgressCodes.Loopback),
        Of("169.254.0.0/16", EgressCodes.LinkLocal),
        Of("172.16.0.0/12", EgressCodes.Private),
        Of("192.0.0.0/24", EgressCodes.Reserved),
        Of("192.0.2.0/24", EgressCodes.Documentation),
        Of("192.88.99.0/24", EgressCodes.Reserved),
        Of("192.168.0.0/16", EgressCodes.Private),
        Of("198.18.0.0/15", EgressCodes.Reserved),
        Of("198.51.100.0/24", EgressCodes.Documentation),
        Of("203.0.113.0/24", EgressCodes.Documentation),
        Of("224.0.0.0/4", EgressCodes.Multicast),
        Of("240.0.0.0/4", EgressCodes.Reserved),
        Of("::/128", EgressCodes.Unspecified),
        Of("::1/128", EgressCodes.Loopback),
        Of("::/96", EgressCodes.Embedded),
        Of("2002::/16", EgressCodes.Embedded),
        Of("2001::/32", EgressCodes.Embedded),
        Of("2001::/23", EgressCodes.Reserved),
        Of("2001:db8::/32", EgressCodes.Documentation),
        Of("3fff::/20", EgressCodes.Documentation),
        Of("fc00::/7", EgressCodes.Private),
        Of("fec0::/10", EgressCodes.Private),
        Of("fe80::/10", EgressCodes.LinkLocal),
        Of("ff00::/8", EgressCodes.Multicast),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork TranslatedV4 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Why this address is not connected to, or <c>null</c> for a public one.</summary>
    public static string? RefusalOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return RefusalOf(address.MapToIPv4());
        if (MetadataPlaces.Contains(WithoutZone(address))) return EgressCodes.Metadata;
        foreach (var (range, code) in Refused)
        {
            if (range.Contains(address)) return code;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork) return null;
        // A network with IPv6 only reaches the whole of IPv4 through this prefix, so the address within decides.
        if (TranslatedV4.Contains(address)) return RefusalOf(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GlobalUnicast.Contains(address) ? null : EgressCodes.Reserved;
    }

    private static IPAddress WithoutZone(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes()) : address;

    private static (IPNetwork, string) Of(string range, string code) => (IPNetwork.Parse(range), code);
}
