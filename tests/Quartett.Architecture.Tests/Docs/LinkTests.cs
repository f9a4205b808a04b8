using Shouldly;
using Xunit;

namespace Quartett.Architecture.Tests.Docs;

public sealed class LinkTests
{
    [Fact]
    public void Every_link_between_pages_leads_somewhere()
    {
        var links = Pages.All.SelectMany(page => Pages.Links(Pages.Read(page)).Select(link => (Page: page, Link: link))).ToList();
        links.Count.ShouldBeGreaterThan(40);
        links.Where(one => !Pages.Exists(Path.Combine(Path.GetDirectoryName(one.Page)!, one.Link))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_path_that_is_named_exists()
    {
        var paths = Pages.All.SelectMany(page => Pages.Paths(Pages.Read(page)).Select(path => (Page: page, Path: path))).ToList();
        paths.Count.ShouldBeGreaterThan(40);
        paths.Where(one => !Pages.Exists(one.Path)).ShouldBeEmpty();
    }

    [Fact]
    public void A_dead_link_and_a_dead_path_would_be_seen()
    {
        const string guilty = """
            See [there](nowhere.md#part) and `src/Nowhere/None.cs`, but not [outside](https://example.com) or `a word`.
            ```
            [no link](in-code.md)
            ```
            """;
        Pages.Links(guilty.ReplaceLineEndings("\n")).ShouldBe(["nowhere.md"]);
        Pages.Paths(guilty.ReplaceLineEndings("\n")).ShouldBe(["src/Nowhere/None.cs"]);
    }
}
