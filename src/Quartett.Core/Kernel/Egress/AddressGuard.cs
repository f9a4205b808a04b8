using System.Net;

namespace Quartett.Core.Kernel.Egress;

/// <summary>
/// The one guard before every address a person may type in. It looks a name up once and hands out the very addresses it checked; a host
/// with a single private address among its public ones is refused as a whole.
/// </summary>
public sealed class AddressGuard(AllowedHosts allowed, IHostResolver resolver)
{
    /// <summary>Where mail is sent and fetched.</summary>
    public static IReadOnlyCollection<int> MailPorts { get; } = [25, 143, 465, 587, 993, 2525];

    internal static IReadOnlyCollection<int> WebPorts { get; } = [80, 443];

    /// <summary>What can be said without a look-up. <c>null</c> means: nothing against it so far.</summary>
    /// <returns>One of <see cref="EgressCodes"/>, or <c>null</c>.</returns>
    public string? Inspect(Uri address)
    {
        if (!address.IsAbsoluteUri) return EgressCodes.Invalid;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) return EgressCodes.Scheme;
        if (address.UserInfo.Length > 0) return EgressCodes.UserInfo;
        // Uri has already read 0x7f.1 as 127.0.0.1; what was typed still shows it.
        if (address.HostNameType == UriHostNameType.IPv4
            && !address.OriginalString.Contains(address.Host, StringComparison.Ordinal)
            && !allowed.Names(address.Host, address.Port))
            return EgressCodes.OddAddress;
        return Inspect(address.IdnHost, address.Port, address.Scheme == Uri.UriSchemeHttp ? [80] : [443]);
    }

    /// <inheritdoc cref="Inspect(Uri)"/>
    public string? Inspect(string host, int port, IReadOnlyCollection<int> ports)
    {
        var name = HostName.Normalise(host);
        if (name.Length == 0 || port is < 1 or > 65535) return EgressCodes.Invalid;
        if (allowed.Names(name, port)) return null;
        if (HostName.IsLiteral(name, out var address))
            return allowed.Covers(address) ? null : AddressRanges.RefusalOf(address) ?? EgressCodes.Literal;
        if (HostName.LooksLikeOddAddress(name)) return EgressCodes.OddAddress;
        if (name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal)) return EgressCodes.Loopback;
        if (name == "metadata.google.internal") return EgressCodes.Metadata;
        if (!HostName.IsWellFormed(name)) return EgressCodes.Invalid;
        // With ranges opened, only the look-up can tell whether the host lies in one and may use any port.
        return ports.Contains(port) || allowed.HasRanges ? null : EgressCodes.Port;
    }

    /// <summary>Whether a request may go there unencrypted although it carries a body or credentials.</summary>
    internal bool IsOpened(Uri address)
    {
        var name = HostName.Normalise(address.IdnHost);
        return allowed.Names(name, address.Port) || (HostName.IsLiteral(name, out var literal) && allowed.Covers(literal));
    }

    /// <summary>Looks up once and checks every address found.</summary>
    public async Task<EgressVerdict> CheckAsync(Uri address, CancellationToken cancellationToken) =>
        Inspect(address) is { } refusal
            ? EgressVerdict.Refused(refusal)
            : await CheckAsync(address.IdnHost, address.Port, WebPorts, cancellationToken);

    /// <summary>Looks up once and checks every address found.</summary>
    /// <param name="ports">The ports that are open to everybody's hosts, for instance <see cref="MailPorts"/>.</param>
    public async Task<EgressVerdict> CheckAsync(
        string host, int port, IReadOnlyCollection<int> ports, CancellationToken cancellationToken)
    {
        if (Inspect(host, port, ports) is { } refusal) return EgressVerdict.Refused(refusal);
        var name = HostName.Normalise(host);
        IReadOnlyList<IPAddress> found = HostName.IsLiteral(name, out var literal)
            ? [literal]
            : await resolver.ResolveAsync(name, cancellationToken);
        if (found.Count == 0) return EgressVerdict.Refused(EgressCodes.NotFound);

        var addresses = found.Select(address => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).Distinct().ToList();
        if (!allowed.Names(name, port))
        {
            if (addresses.Where(address => !allowed.Covers(address)).Select(AddressRanges.RefusalOf).FirstOrDefault(code => code is not null)
                is { } code)
                return EgressVerdict.Refused(code);
            if (!ports.Contains(port) && !addresses.TrueForAll(allowed.Covers)) return EgressVerdict.Refused(EgressCodes.Port);
        }

        return new EgressVerdict(null, [.. addresses.Take(8).Select(address => new IPEndPoint(address, port))]);
    }
}
