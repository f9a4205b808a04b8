using Shouldly;
using Xunit;

namespace Quartett.Architecture.Tests.Docs;

public sealed class HandbookTests
{
    private static readonly IReadOnlyList<string> English = Names("docs/handbook/en");
    private static readonly IReadOnlyList<string> German = Names("docs/handbook/de");

    [Fact]
    public void The_handbook_has_the_same_pages_in_both_languages()
    {
        English.ShouldNotBeEmpty();
        German.ShouldBe(English);
    }

    [Fact]
    public void Each_page_has_as_many_sections_rows_and_steps_in_German_as_in_English()
    {
        English.Count.ShouldBeGreaterThan(5);
        foreach (var page in English)
        {
            var (english, german) = (Pages.Read($"docs/handbook/en/{page}"), Pages.Read($"docs/handbook/de/{page}"));
            Count(german, "## ").ShouldBe(Count(english, "## "), page);
            Count(german, "|").ShouldBe(Count(english, "|"), page);
            Count(german, "- ").ShouldBe(Count(english, "- "), page);
            Count(german, "1. ", "2. ", "3. ", "4. ").ShouldBe(Count(english, "1. ", "2. ", "3. ", "4. "), page);
        }
    }

    [Fact]
    public void The_first_page_leads_to_every_other()
    {
        foreach (var language in new[] { "en", "de" })
        {
            var links = Pages.Links(Pages.Read($"docs/handbook/{language}/README.md")).ToList();
            English.Where(page => page != "README.md").ShouldAllBe(page => links.Contains(page), language);
        }
    }

    [Fact]
    public void The_two_readmes_have_the_same_sections_points_and_pictures()
    {
        var (english, german) = (Pages.Read("README.md"), Pages.Read("README.de.md"));
        foreach (var start in new[] { "## ", "- ", "|", "![" }) Count(german, start).ShouldBe(Count(english, start), start);
    }

    [Fact]
    public void Nobody_is_shouted_at() =>
        Pages.In("docs/handbook").Where(page => Pages.Read(page).Split('\n').Any(line => line.TrimEnd().EndsWith('!'))).ShouldBeEmpty();

    private static IReadOnlyList<string> Names(string folder) => [.. Pages.In(folder).Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal)];

    private static int Count(string text, params string[] starts) => text.Split('\n').Count(line => starts.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
}
