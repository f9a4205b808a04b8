using System.Text.RegularExpressions;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests;

/// <summary>Words and the code that asks for them: none is missing, none is left over.</summary>
public sealed partial class WordUseTests
{
    // Names that look like words but belong to somebody else: addresses of AT Protocol and a file.
    private static readonly string[] NoWords = ["app.bsky.", "demo.json", "link.address"];

    private static readonly string Source = string.Join('\n', Directory.EnumerateFiles(RepositoryRoot.File("src"), "*", SearchOption.AllDirectories).Where(IsOurs).Select(File.ReadAllText));

    [Fact]
    public void Every_word_that_is_named_in_the_code_exists()
    {
        var areas = Words.All("en").Keys.Select(AreaOf).ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(Source).Select(m => m.Groups["key"].Value).Where(key => areas.Contains(AreaOf(key)) && !NoWords.Any(no => key.StartsWith(no, StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal);

        named.Count.ShouldBeGreaterThan(500);
        named.Where(key => !Exists(key) && !Exists($"audit.on.{key}")).ShouldBeEmpty();
    }

    [Fact]
    public void Everything_the_audit_trail_can_tell_has_a_sentence_and_an_area()
    {
        var told = Told().Matches(Source).SelectMany(m => m.Groups["code"].Captures.Select(c => c.Value)).Concat(["delivery.rejected", "delivery.held"]).ToHashSet(StringComparer.Ordinal);

        told.Count.ShouldBeGreaterThan(40);
        told.Where(code => !Exists($"audit.on.{code}") || !Exists($"audit.area.{AreaOf(code)}")).ShouldBeEmpty();
    }

    [Fact]
    public void No_word_is_left_over()
    {
        var beginnings = Begun().Matches(Source).Select(m => m.Groups["start"].Value)
            .Concat(Prefixed().Matches(Source).Select(m => m.Groups["start"].Value + ".")).ToHashSet(StringComparer.Ordinal);

        Words.All("en").Keys.Where(key => !Source.Contains($"\"{key}\"", StringComparison.Ordinal) && !beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static bool Exists(string key) => Words.All("en").ContainsKey(key);

    private static string AreaOf(string key) => key.Split('.')[0];

    private static bool IsOurs(string path) =>
        Path.GetExtension(path) is ".cs" or ".razor" or ".ts" && !new[] { "/obj/", "/bin/", "/node_modules/", "/Migrations/" }.Any(part => path.Contains(part, StringComparison.Ordinal));

    /// <summary>A whole text of the form <c>area.word</c>; behind the dot a small letter, or it would be a member of C#.</summary>
    [GeneratedRegex(@"""(?<key>[a-z][A-Za-z]*(?:\.[a-z][A-Za-z0-9]*)+)""", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Named();

    [GeneratedRegex(@"Tell(?:Async)?\((?:[a-z]+ \? )?""(?<code>[A-Za-z.]+)""(?: : ""(?<code>[A-Za-z.]+)"")?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Told();

    /// <summary>Words put together: <c>$"area.{…}"</c>.</summary>
    [GeneratedRegex(@"""(?<start>[a-z][A-Za-z]*\.(?:[A-Za-z0-9]+\.)*)\{", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Begun();

    [GeneratedRegex(@"(?:Options|Choices)\(\s*""(?<start>[a-z][A-Za-z.]*)""", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Prefixed();
}
