using System.Text.RegularExpressions;

namespace Quartett.Architecture.Tests.Docs;

/// <summary>The pages of the repository, as people read them.</summary>
internal static partial class Pages
{
    private static readonly string[] NotOurs = ["node_modules", "artifacts", "bin", "obj", ".git"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> All { get; } =
        [.. Markdown(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    public static IEnumerable<string> In(string folder) => All.Where(page => page.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The rows of the first table whose head has these words, without head and line.</summary>
    public static IReadOnlyList<string[]> Table(string text, params string[] head)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, line => line.StartsWith('|') && Cells(line).Take(head.Length).SequenceEqual(head, StringComparer.Ordinal));
        return start < 0 ? [] : [.. lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells)];
    }

    /// <summary>Links into the repository, as written; anchors and the outside are left out.</summary>
    public static IEnumerable<string> Links(string text) =>
        Link().Matches(WithoutCode(text)).Select(link => link.Groups["to"].Value.Split('#')[0])
            .Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal));

    /// <summary>What stands in backticks and looks like a path from the root of the repository.</summary>
    public static IEnumerable<string> Paths(string text) =>
        Code().Matches(Fence().Replace(text, "")).Select(code => code.Groups["path"].Value).Where(path => PathLike().IsMatch(path));

    private static string WithoutCode(string text) => Code().Replace(Fence().Replace(text, ""), "");

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];

    private static IEnumerable<string> Markdown(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(
            Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner), StringComparer.Ordinal)).SelectMany(Markdown));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Quartett.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not lie inside the repository.");
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<path>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    // script/NAME may have arguments behind it; placeholders in <> or with * are no paths
    [GeneratedRegex(@"^(src|tests|docs|script|\.ci)/[^\s<>*…]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathLike();
}
