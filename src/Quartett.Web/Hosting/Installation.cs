using System.Net;
using Quartett.Core.Kernel.Egress;
using Quartett.Core.Media;
using Quartett.Core.Notices;
using Quartett.Core.Persistence;

namespace Quartett.Web.Hosting;

/// <summary>What the environment says about this installation, read once (docs/interfaces.md names every variable).</summary>
public sealed record Installation(
    StorageChoice Storage,
    IReadOnlyList<string> ListenOn,
    Uri? PublicUrl,
    IReadOnlyList<IPNetwork> Proxies,
    AllowedHosts AllowedHosts,
    SmtpRoute? Smtp,
    S3Route? S3,
    bool Demo)
{
    /// <summary>Whether the world reaches us by https: then cookies never travel in the clear.</summary>
    public bool ComesByHttps => PublicUrl is { } address ? address.Scheme == Uri.UriSchemeHttps : ListenOn.All(a => a.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of a cookie of ours; by https one that browsers bind to this very host.</summary>
    public string Cookie(string name) => ComesByHttps ? $"__Host-quartett.{name}" : $"quartett.{name}";

    private const string DefaultAddress = "http://127.0.0.1:5480";

    /// <exception cref="InstallationException">A variable cannot be read; the message says which and how it should look.</exception>
    public static Installation Read(IConfiguration environment, bool demo)
    {
        var folder = Path.GetFullPath(Value(environment, "QUARTETT_DATA") ?? (demo ? "data-demo" : "data"));
        return new(
            new(folder, Value(environment, "ConnectionStrings__Quartett", "ConnectionStrings:Quartett")),
            Split(Value(environment, "ASPNETCORE_URLS", "URLS") ?? DefaultAddress, ';'),
            PublicAddress(Value(environment, "QUARTETT_PUBLIC_URL")),
            [.. Split(Value(environment, "QUARTETT_PROXIES"), ',').Select(Network)],
            Hosts(Value(environment, "QUARTETT_ALLOW_HOSTS")),
            Value(environment, "QUARTETT_SMTP") is { } smtp ? Route(smtp) : null,
            Value(environment, "QUARTETT_S3") is { } s3 ? Store(s3) : null,
            demo);
    }

    private static string? Value(IConfiguration environment, params string[] names)
    {
        foreach (var name in names)
        {
            if (environment[name] is { Length: > 0 } value) return value.Trim();
            if (environment[name + "_FILE"] is not { Length: > 0 } file) continue;
            return File.Exists(file)
                ? File.ReadAllText(file).Trim()
                : throw new InstallationException($"{name}_FILE names {file}, but there is no such file.");
        }

        return null;
    }

    private static IReadOnlyList<string> Split(string? list, char separator) =>
        list?.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Uri? PublicAddress(string? text)
    {
        if (text is null) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/"
            ? uri
            : throw new InstallationException($"QUARTETT_PUBLIC_URL should look like https://social.example.com and have no path, but is {text}.");
    }

    private static AllowedHosts Hosts(string? list)
    {
        try
        {
            return AllowedHosts.Parse(list);
        }
        catch (FormatException wrong)
        {
            throw new InstallationException($"QUARTETT_ALLOW_HOSTS: {wrong.Message}");
        }
    }

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InstallationException($"QUARTETT_PROXIES should be a comma list of addresses or CIDRs; {text} is neither.");
    }

    // The addresses may hold passwords, so the messages do not repeat them.
    private static S3Route Store(string text) =>
        S3Route.TryRead(text) ?? throw new InstallationException("QUARTETT_S3 should look like https://KEY:SECRET@s3.example.com/bucket?region=eu-central-1, with / in the secret written as %2F.");

    private static SmtpRoute Route(string text) =>
        SmtpRoute.TryRead(text) ?? throw new InstallationException("QUARTETT_SMTP should look like smtp(s)://user:password@host:port?from=news@example.com.");
}

/// <summary>The environment asks for something that cannot be.</summary>
public sealed class InstallationException(string message) : Exception(message);
