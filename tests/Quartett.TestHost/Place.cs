namespace Quartett.TestHost;

/// <summary>Where an installation of the tests lives.</summary>
/// <param name="Connection">Of a PostgreSQL database, or <c>null</c> for SQLite in the folder.</param>
/// <param name="Network">The test network.</param>
public sealed record Place(string DataFolder, string? Connection, Uri Network)
{
    public bool IsPostgres => Connection is not null;

    /// <summary>Quartett.TestHost.dll of the build that runs.</summary>
    public static string HostAssembly { get; } = typeof(Place).Assembly.Location;

    /// <summary>What a process of this place is started with.</summary>
    public IReadOnlyDictionary<string, string> Environment(params IReadOnlyList<(string Name, string Value)> more)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["QUARTETT_ALLOW_HOSTS"] = "127.0.0.0/8,::1/128" };
        if (Connection is not null) all["ConnectionStrings__Quartett"] = Connection;
        foreach (var (name, value) in more) all[name] = value;
        return all;
    }
}
