using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Quartett.Core.Kernel.Egress;

internal static class HostName
{
    private static readonly IdnMapping Idn = new();

    /// <summary>One spelling per host: lower case, punycode, no closing dot, no brackets, IPv6 in its shortest form without zone.</summary>
    public static string Normalise(string host)
    {
        var name = host.Trim().TrimStart('[').TrimEnd(']').TrimEnd('.').ToLowerInvariant();
        if (name.Contains(':'))
        {
            var plain = name.Split('%')[0];
            return IPAddress.TryParse(plain, out var address) ? address.ToString() : "";
        }

        try
        {
            return Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    /// <summary>The address a host spells, in the canonical notation only.</summary>
    public static bool IsLiteral(string host, out IPAddress address) =>
        IPAddress.TryParse(host, out address!)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || string.Equals(address.ToString(), host, StringComparison.Ordinal));

    /// <summary>
    /// A name whose last label is a number is read as an IPv4 address by browsers and C libraries: decimal, octal, hexadecimal, or with
    /// parts left out. Nobody's real host is called so.
    /// </summary>
    public static bool LooksLikeOddAddress(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0
            && (last.All(char.IsAsciiDigit) || (last.StartsWith("0x", StringComparison.Ordinal) && last.Skip(2).All(char.IsAsciiHexDigit)));
    }

    public static bool IsWellFormed(string host) =>
        host.Length is > 0 and <= 253
        && host.Split('.').All(label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
