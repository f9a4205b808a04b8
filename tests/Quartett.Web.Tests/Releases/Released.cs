using System.Diagnostics;
using System.Text.RegularExpressions;
using Quartett.Testing;
using Quartett.Web.Tests.Commands;

namespace Quartett.Web.Tests.Releases;

/// <summary>Which versions are out, and which of them have left data for the upgrade tests.</summary>
internal static partial class Released
{
    public static string Folder { get; } = RepositoryRoot.File("tests", "releases");

    /// <summary>By the changelog and the tags of the repository; an archive of the sources has no tags.</summary>
    public static IReadOnlyList<string> Versions { get; } =
        [.. InChangelog(File.ReadAllText(RepositoryRoot.File("CHANGELOG.md"))).Union(InTags(), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<FrozenData> Data { get; } =
    [
        .. Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal).SelectMany(folder => Enum.GetValues<DatabaseKind>().Select(kind => new FrozenData(folder, kind))),
    ];

    /// <summary>Headings such as <c>## 0.1.0 – 2027-01-15</c>; the one that begins with "Unreleased" is not out.</summary>
    public static IEnumerable<string> InChangelog(string text) => Heading().Matches(text).Select(heading => heading.Groups["version"].Value);

    private static IEnumerable<string> InTags()
    {
        if (!Path.Exists(RepositoryRoot.File(".git"))) return [];
        var start = new ProcessStartInfo("git", ["-C", RepositoryRoot.Path, "tag", "--list", "v[0-9]*"]) { RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var tags = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return tags.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(tag => tag[1..]);
    }

    [GeneratedRegex(@"^##\s+\[?v?(?<version>\d+\.\d+\.\d+[^\s\]]*)", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();
}
