using System.Globalization;
using System.Net;

namespace Quartett.Core.Kernel.Egress;

/// <summary>What the operator opened with <c>QUARTETT_ALLOW_HOSTS</c>: single <c>host:port</c> places, and ranges in CIDR notation on any port.</summary>
public sealed class AllowedHosts
{
    private readonly HashSet<(string Host, int Port)> _places = [];
    private readonly List<IPNetwork> _ranges = [];

    private AllowedHosts() { }

    /// <summary>Nothing is opened.</summary>
    public static AllowedHosts None { get; } = new();

    internal bool HasRanges => _ranges.Count > 0;

    /// <summary>Reads the comma list.</summary>
    /// <exception cref="FormatException">An entry is neither <c>host:port</c> nor a CIDR range; the message names it.</exception>
    public static AllowedHosts Parse(string? list)
    {
        var allowed = new AllowedHosts();
        foreach (var entry in (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            allowed.Add(entry);
        return allowed;
    }

    internal bool Names(string host, int port) => _places.Contains((host, port));

    internal bool Covers(IPAddress address) => _ranges.Exists(range => range.Contains(address));

    private void Add(string entry)
    {
        if (entry.Contains('/'))
        {
            if (!IPNetwork.TryParse(entry, out var range)) throw Unreadable(entry);
            _ranges.Add(range);
            return;
        }

        var colon = entry.LastIndexOf(':');
        if (colon < 1
            || !int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65535)
            throw Unreadable(entry);
        var host = HostName.Normalise(entry[..colon]);
        if (host.Length == 0 || (host.Contains(':') && !entry.StartsWith('['))) throw Unreadable(entry);
        _places.Add((host, port));
    }

    private static FormatException Unreadable(string entry) =>
        new($"QUARTETT_ALLOW_HOSTS: \"{entry}\" is neither host:port nor a range such as 10.0.0.0/8.");
}
