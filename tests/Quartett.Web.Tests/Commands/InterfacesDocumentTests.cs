using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Quartett.Testing;
using Quartett.Web.Commands;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

public sealed partial class InterfacesDocumentTests
{
    private static readonly string[] Document = File.ReadAllLines(RepositoryRoot.File("docs", "interfaces.md"));

    [Fact]
    public void Every_command_listed_as_here_exists_and_no_other()
    {
        var listed = Listed("| here |");
        listed.Count.ShouldBeGreaterThan(10);
        listed.ShouldBe(Commands(Root, "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_waits_is_not_there_yet() => Listed("| waiting |").Intersect(Commands(Root, "")).ShouldBeEmpty();

    [Fact]
    public void Every_option_the_contract_shows_for_a_command_exists()
    {
        var seen = 0;
        foreach (var line in Document.Where(l => l.StartsWith("  ", StringComparison.Ordinal)))
        {
            foreach (Match call in Call().Matches(line))
            {
                if (!Listed("| here |").Contains(call.Groups["command"].Value)) continue;
                var command = Find(call.Groups["command"].Value);
                foreach (Match option in Option().Matches(call.Groups["rest"].Value))
                {
                    command.Options.Select(o => o.Name).ShouldContain(option.Value, call.Value);
                    seen++;
                }
            }
        }

        seen.ShouldBeGreaterThan(25);
    }

    private static Command Root => CommandLine.Build(new CommandHost(new(TextReader.Null, TextWriter.Null, TextWriter.Null, new ConfigurationBuilder().Build())));

    private static List<string> Listed(string row) =>
        [.. Ticked().Matches(Document.Single(l => l.StartsWith(row, StringComparison.Ordinal))).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Commands(Command command, string before) => command.Subcommands.SelectMany(child =>
        child.Subcommands.Count == 0 ? [before + child.Name] : Commands(child, $"{before}{child.Name} "));

    private static Command Find(string name) => name.Split(' ').Aggregate((Command)Root, (at, word) => at.Subcommands.Single(c => c.Name == word));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Ticked();

    [GeneratedRegex(@"(?:^|  )\s*(?<command>(?:user|workspace|channel|post|audit) \w+|backup|restore|migrate)(?<rest>.*?)(?=   |$)")]
    private static partial Regex Call();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();
}
