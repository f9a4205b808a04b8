namespace Quartett.TestHost;

/// <summary>Where an installation of the tests lives.</summary>
/// <param name="Connection">Of a PostgreSQL database, or <c>null</c> for SQLite in the folder.</param>
/// <param name="Network">The test network.</param>
public sealed record Place(string DataFolder, string? Connection, Uri Network)
{
    /// <summary>Other servers on this machine that may be called, as <c>host:port</c>.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    public bool IsPostgres => Connection is not null;

    /// <summary>Quartett.TestHost.dll of the build that runs.</summary>
    public static string HostAssembly { get; } = typeof(Place).Assembly.Location;

    /// <summary>What a process of this place is started with.</summary>
    public IReadOnlyDictionary<string, string> Environment(params IReadOnlyList<(string Name, string Value)> more)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["QUARTETT_ALLOW_HOSTS"] = string.Join(',', ["127.0.0.0/8", "::1/128", .. Besides]) };
        if (Connection is not null) all["ConnectionStrings__Quartett"] = Connection;
        foreach (var (name, value) in more) all[name] = value;
        return all;
    }
}
