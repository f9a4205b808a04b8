using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Quartett.Core.Policies;
using Quartett.Testing;
using Quartett.Web.Commands;
using Shouldly;
using Xunit;

namespace Quartett.Web.Tests.Commands;

public sealed class PolicyCommandTests
{
    private static readonly string Corpus = RepositoryRoot.File("tests", "Quartett.Core.Tests", "Policies", "corpus");

    [Fact]
    public async Task Every_line_gets_one_answer_in_order_and_stdout_holds_nothing_else()
    {
        using var terminal = await Terminal.OpenAsync();
        foreach (var file in Directory.GetFiles(Corpus, "*.jsonl"))
        {
            var answer = await terminal.TypeAsync("policy", "check", "--file", file, "--json", "--now", "2026-12-01T10:00:00+01:00");

            answer.Exit.ShouldBe(0);
            var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("n").GetRawText())
                .ShouldBe(File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("n").GetRawText()));
            lines.SelectMany(l => JsonDocument.Parse(l).RootElement.GetProperty("findings").EnumerateArray()).ShouldAllBe(f =>
                !f.GetProperty("message").GetProperty("de").GetString()!.Contains("rule.", StringComparison.Ordinal) && f.GetProperty("section").GetString()!.StartsWith("POL-", StringComparison.Ordinal));
        }

        Directory.Exists(terminal.Data).ShouldBeFalse("no data folder is made");
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_answers_so_and_the_rest_goes_on()
    {
        using var terminal = await Terminal.OpenAsync();
        var drafts = string.Join('\n', """{"n":7,"channel":"myspace","text":"Hallo"}""", "no json", "[]", """{"channel":"linkedin","text":5}""", "", """{"n":"x","channel":"facebook","text":"Preis: XXX €","whatever":1}""", "", "");

        var answer = await terminal.TypeWithAsync(drafts, "policy", "check", "--file", "-", "--json");

        answer.Exit.ShouldBe(0);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Select(l => l.GetProperty("n").GetRawText()).ShouldBe(["7", "2", "3", "4", "5", "\"x\""]);
        lines.Take(5).ShouldAllBe(l => l.GetProperty("error").GetProperty("code").GetString() == "invalid");
        lines[0].GetProperty("error").GetProperty("message").GetProperty("de").GetString().ShouldBe("Den Kanal „myspace“ gibt es nicht.");
        var finding = lines[5].GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "R-T08");
        (lines[5].GetProperty("verdict").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("field").GetString()).ShouldBe(("block", "block", "text"));
        finding.GetProperty("start").GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_moment_that_is_none_are_wrong_usage()
    {
        using var terminal = await Terminal.OpenAsync();
        (await terminal.TypeAsync("policy", "check", "--file", terminal.FileAt("nothing"), "--json")).Exit.ShouldBe(2);
        (await terminal.TypeWithAsync("", "policy", "check", "--file", "-", "--now", "gestern")).Exit.ShouldBe(2);
        (await terminal.TypeAsync("policy", "check", "--json")).Exit.ShouldBe(2);
    }

    /// <summary>The handbook's list of rules is the catalogue's; QUARTETT_WRITE_DOCS=1 writes it anew.</summary>
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void The_handbook_lists_the_rules_there_are(string language)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        PoliciesModule.Register(services);
        using var provider = services.BuildServiceProvider();
        var words = new Words(new NoHost());
        var cards = provider.GetRequiredService<IRuleCatalogue>().Cards.Where(c => c.Id.StartsWith("R-", StringComparison.Ordinal)).ToList();
        cards.Count.ShouldBe(97);
        var list = new StringBuilder();
        foreach (var card in cards)
        {
            var severity = words.In(language, $"rule.severity.{card.Severity.ToString().ToLowerInvariant()}");
            list.Append(CultureInfo.InvariantCulture, $"| {card.Id} | {words.In(language, card.Title)} | {severity} | {words.In(language, $"rule.pack.{card.Pack.ToString().ToLowerInvariant()}")} | {card.Section} | {card.Reference.Replace("|", "/", StringComparison.Ordinal)} |\n");
        }

        var path = RepositoryRoot.File("docs", "handbook", language, "rules.md");
        var page = File.ReadAllText(path);
        var start = page.IndexOf("| --- |", StringComparison.Ordinal);
        start = page.IndexOf('\n', start) + 1;
        if (Environment.GetEnvironmentVariable("QUARTETT_WRITE_DOCS") == "1") File.WriteAllText(path, page = page[..start] + list);
        page[start..].ShouldBe(list.ToString());
    }
}
