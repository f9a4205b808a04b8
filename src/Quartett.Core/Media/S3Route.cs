namespace Quartett.Core.Media;

/// <summary>The S3-compatible storage that keeps the files of the installation, instead of a folder.</summary>
/// <param name="Endpoint">Without path.</param>
/// <param name="Prefix">What every key begins with: empty, or a folder with its stroke.</param>
/// <param name="HostStyle">The bucket is part of the host name; else of the path.</param>
public sealed record S3Route(Uri Endpoint, string Bucket, string Prefix, string Region, bool HostStyle, string Key, string Secret)
{
    private const string UsualRegion = "us-east-1";

    /// <summary>Reads <c>https://KEY:SECRET@host/bucket[/folder][?region=…][&amp;style=host]</c>; <c>null</c> when it is not that.</summary>
    public static S3Route? TryRead(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0) return null;
        if (uri.UserInfo.Split(':') is not [{ Length: > 0 } key, { Length: > 0 } secret]) return null;
        if (uri.AbsolutePath.Trim('/').Split('/', 2) is not [{ Length: > 2 } bucket, .. var folder]) return null;
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToList();
        if (parameters.Exists(p => p.Length != 2 || p[0] is not ("region" or "style") || p[1].Length == 0)) return null;
        var style = Value("style") ?? "path";
        if (style is not ("path" or "host")) return null;
        return new(
            new(uri.GetLeftPart(UriPartial.Scheme) + uri.Authority),
            bucket,
            folder is [{ Length: > 0 } prefix] ? Uri.UnescapeDataString(prefix).Trim('/') + "/" : "",
            Value("region") ?? UsualRegion,
            style == "host",
            Uri.UnescapeDataString(key),
            Uri.UnescapeDataString(secret));

        string? Value(string name) => parameters.Find(p => p[0] == name)?[1];
    }

    /// <summary>Without key and secret, because this is what gets into logs.</summary>
    public override string ToString() => $"{Endpoint} {Bucket}/{Prefix}";
}
