using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Quartett.Core.Policies;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies;

/// <summary>A draft with what must, may and must not be found in it; beyond that nothing above a hint.</summary>
internal sealed record LabelledDraft(string Name, string Line, IReadOnlyDictionary<string, Severity> Must, IReadOnlySet<string> May, IReadOnlySet<string> Forbid)
{
    public static IEnumerable<LabelledDraft> Of(string corpus)
    {
        using var reader = new StreamReader(typeof(LabelledDraft).Assembly.GetManifestResourceStream($"corpus/{corpus}")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new(
                $"{corpus} {root.GetProperty("n")}",
                line,
                root.TryGetProperty("must", out var must) ? must.EnumerateObject().ToDictionary(p => p.Name, p => Enum.Parse<Severity>(p.Value.GetString()!, ignoreCase: true)) : [],
                Names(root, "may"),
                Names(root, "forbid"));
        }
    }

    private static HashSet<string> Names(JsonElement root, string field) => root.TryGetProperty(field, out var list) ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];
}

public sealed class CorpusTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly string[] All = ["golden-drafts", "innocent", "guilty", "guilty-p", "innocent-p", "guilty-p2"];
    private static readonly DraftCheck Check = DraftCheck.Standalone();

    [Theory]
    [InlineData("golden-drafts", 28)]
    [InlineData("innocent", 90)]
    [InlineData("guilty", 60)]
    [InlineData("guilty-p", 60)]
    [InlineData("innocent-p", 400)]
    [InlineData("guilty-p2", 180)]
    public void Every_draft_gets_what_it_must_and_nothing_else_above_a_hint(string corpus, int atLeast)
    {
        var drafts = LabelledDraft.Of(corpus).ToList();
        drafts.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        drafts.SelectMany(Wrong).ShouldBeEmpty();
    }

    [Fact]
    public void The_table_of_precision_and_recall_is_the_measured_one()
    {
        var measured = Table();
        var path = RepositoryRoot.File("docs", "policy-precision.md");
        if (Environment.GetEnvironmentVariable("QUARTETT_WRITE_DOCS") == "1") File.WriteAllText(path, measured);
        File.ReadAllText(path).ShouldBe(measured, "write it anew with QUARTETT_WRITE_DOCS=1");
    }

    [Fact]
    public void A_draft_of_five_hundred_characters_is_judged_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("Am Samstag, 12. Dezember 2026, zeigen wir Ihnen neue Tische aus Eiche ab 890 Euro. Rufen Sie uns an! #Tischlerei ", 5))[..500];
        var line = JsonSerializer.Serialize(new { channel = "instagram", voice = "sie", text });
        for (var i = 0; i < 100; i++) Check.Check(line, 1, Now);
        var times = new double[200];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Check.Check(line, 1, Now);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        TestContext.Current.TestOutputHelper?.WriteLine($"fastest {times[0]:0.00} ms, median {times[100]:0.00} ms, p99 {times[197]:0.00} ms");
        // The aim is 2 ms for the slowest of a hundred on a quiet machine; on a busy one only the fastest says something about the rules.
        times[0].ShouldBeLessThan(5);
    }

    private static IEnumerable<string> Wrong(LabelledDraft draft)
    {
        var answer = Check.Check(draft.Line, 1, Now);
        if (answer.Problem is not null) return [$"{draft.Name}: {answer.Problem}"];
        var found = answer.Findings!.Select(f => f.Finding).ToList();
        return draft.Must.Where(m => !found.Exists(f => f.Rule == m.Key && f.Severity == m.Value)).Select(m => $"{draft.Name}: {m.Key} {m.Value} is missing")
            .Concat(found.Where(f => draft.Forbid.Contains(f.Rule)).Select(f => $"{draft.Name}: {f.Rule} must not fire"))
            .Concat(found.Where(f => f.Severity > Severity.Info && !draft.Must.ContainsKey(f.Rule) && !draft.May.Contains(f.Rule)).Select(f => $"{draft.Name}: {f.Rule} {f.Severity} at {f.Field} {f.Start}+{f.Length}"));
    }

    private static string Table()
    {
        var right = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var missed = new Dictionary<string, int>();
        var wrong = new Dictionary<string, int>();
        var counts = new List<string>();
        foreach (var corpus in All)
        {
            var drafts = LabelledDraft.Of(corpus).ToList();
            counts.Add($"{corpus} {drafts.Count}");
            foreach (var draft in drafts)
            {
                var found = Check.Check(draft.Line, 1, Now).Findings!.Select(f => f.Finding).ToList();
                foreach (var must in draft.Must) Count(found.Exists(f => f.Rule == must.Key && f.Severity == must.Value) ? right : missed, must.Key);
                foreach (var rule in found.Where(f => draft.Forbid.Contains(f.Rule) || (f.Severity > Severity.Info && !draft.Must.ContainsKey(f.Rule) && !draft.May.Contains(f.Rule))).Select(f => f.Rule).Distinct()) Count(wrong, rule);
            }
        }

        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"""
            # Precision and recall of the rules

            Measured over our own labelled drafts by `CorpusTests` and compared with this file at every run ({string.Join(", ", counts)}). *Right*: a finding that had to
            be there, with its severity. *Missed*: one that had to be there and was not. *Wrong*: a finding above a hint that nobody allowed, or one that was forbidden.
            Precision is right ÷ (right + wrong), recall right ÷ (right + missed). They are our own drafts: the figures say that nothing has become worse, not how
            the rules fare with texts of strangers. A rule without a line has no draft in which it must speak; its own tests try it on given context.

            | Rule | Right | Missed | Wrong | Precision | Recall |
            | --- | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (var rule in right.Keys.Union(missed.Keys).Union(wrong.Keys).Order(StringComparer.Ordinal))
        {
            var (r, m, w) = (right.GetValueOrDefault(rule), missed.GetValueOrDefault(rule), wrong.GetValueOrDefault(rule));
            table.Append(CultureInfo.InvariantCulture, $"| {rule} | {r} | {m} | {w} | {Share(r, w)} | {Share(r, m)} |\n");
        }

        return table.ToString().ReplaceLineEndings("\n");
    }

    private static void Count(IDictionary<string, int> counts, string rule) => counts[rule] = counts.TryGetValue(rule, out var count) ? count + 1 : 1;

    private static string Share(int right, int other) => right + other == 0 ? "–" : (100d * right / (right + other)).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
