using System.Globalization;
using Shouldly;
using Xunit;

namespace Quartett.Architecture.Tests.Docs;

public sealed class ModuleDocsTests
{
    [Fact]
    public void The_table_of_modules_is_the_one_the_test_of_modules_uses()
    {
        var rows = Pages.Table(Pages.Read("docs/architecture.md"), "module", "may look at the front doors of");
        var shown = rows.Select(row => $"{row[0]}: {(row[1] == "–" ? "" : row[1])}");
        var used = Rules.ModuleTable.Select(row => $"{row.Key}: {string.Join(", ", row.Value)}");

        rows.ShouldNotBeEmpty();
        shown.ShouldBe(used, ignoreOrder: true);
    }

    [Fact]
    public void Every_module_has_a_folder_and_a_readme_and_no_folder_is_without_a_module()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Pages.Root, "src/Quartett.Core")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj")).ToList();
        folders.ShouldBe(Rules.ModuleTable.Keys, ignoreOrder: true);
        folders.Where(name => !Pages.Exists($"src/Quartett.Core/{name}/README.md")).ShouldBeEmpty();
    }

    [Fact]
    public void The_readme_of_publishing_tells_its_stages_in_the_order_of_a_life()
    {
        string[] life = ["Drafting", "Checking", "Approving", "Scheduling", "Repeating", "Delivering"];
        var told = Pages.Read("src/Quartett.Core/Publishing/README.md").Split('\n').Where(line => line.Length > 1 && char.IsAsciiDigit(line[0]))
            .Select(line => line.Split("**")[1].TrimEnd('/')).ToList();
        var folders = Directory.EnumerateDirectories(Path.Combine(Pages.Root, "src/Quartett.Core/Publishing")).Select(folder => Path.GetFileName(folder)!);

        told.ShouldBe(life);
        folders.ShouldBe(life, ignoreOrder: true);
    }

    [Fact]
    public void Every_room_of_a_module_is_named_in_its_readme()
    {
        var rooms = Rules.ModuleTable.Keys.SelectMany(module => Directory.EnumerateDirectories(Path.Combine(Pages.Root, "src/Quartett.Core", module))
            .Select(folder => (Module: module, Room: Path.GetFileName(folder)!))).ToList();
        rooms.Count.ShouldBeGreaterThan(10);
        rooms.Where(one => !Pages.Read($"src/Quartett.Core/{one.Module}/README.md").Contains($"{one.Room}/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_network_has_a_readme_and_tests()
    {
        var networks = Directory.EnumerateDirectories(Path.Combine(Pages.Root, "src/Quartett.Connectors")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name is not ("bin" or "obj")).ToList();
        networks.ShouldNotBeEmpty();
        networks.Where(name => !Pages.Exists($"src/Quartett.Connectors/{name}/README.md")).ShouldBeEmpty();
        networks.Where(name => !Pages.Exists($"tests/Quartett.Connectors.Tests/{name}")).ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_are_numbered_without_a_gap_and_say_what_they_cost()
    {
        var decisions = Pages.In("docs/decisions").Where(page => char.IsAsciiDigit(Path.GetFileName(page)![0])).ToList();
        decisions.ShouldNotBeEmpty();
        decisions.Select(page => Path.GetFileName(page)![..4]).ShouldBe(Enumerable.Range(1, decisions.Count).Select(number => number.ToString("0000", CultureInfo.InvariantCulture)));
        foreach (var page in decisions)
        {
            var text = Pages.Read(page);
            foreach (var part in new[] { "## Context", "## Decision", "## What it costs" }) text.ShouldContain(part, Case.Sensitive, page);
        }
    }
}
