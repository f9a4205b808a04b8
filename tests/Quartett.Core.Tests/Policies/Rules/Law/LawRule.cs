using System.Xml.Linq;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Law;
using Quartett.Testing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

/// <summary>A rule of law with what is known around the texts it is given. Every finding must have its sentence in both languages.</summary>
internal sealed class LawRule(IRule rule, RuleContext context, string network)
{
    private static readonly HashSet<string> German = Keys("Refusals.Law.de.resx");
    private static readonly HashSet<string> English = Keys("Refusals.Law.resx");

    public LawRule With(Func<RuleContext, RuleContext> change) => new(rule, change(context), network);

    public IReadOnlyList<Finding> Judge(string text) => Judge(Stated.Of(text) with { Network = network });

    public IReadOnlyList<Finding> Judge(Statement statement)
    {
        var found = rule.Judge(statement, context).ToList();
        foreach (var finding in found)
        {
            finding.Rule.ShouldBe(rule.Card.Id);
            German.ShouldContain(finding.Code);
            English.ShouldContain(finding.Code);
            if (finding.Field == "text" && statement.Parts.Count == 1) (finding.Start + finding.Length).ShouldBeLessThanOrEqualTo(statement.Parts[0].Length);
        }

        return found;
    }

    /// <summary>Whether the rule is asked at all on that day.</summary>
    public bool Runs(string day)
    {
        var then = context with { Now = new(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddHours(10), TimeSpan.FromHours(2)) };
        return then.Settings.Runs(rule.Card, Stated.Of("x"), then);
    }

    internal static HashSet<string> Keys(string file) =>
        [.. XDocument.Load(Path.Combine(RepositoryRoot.Path, "src/Quartett.Web/Resources", file)).Descendants("data").Select(d => (string)d.Attribute("name")!)];
}

internal static class Findings
{
    public static void ShouldHaveFound(this IReadOnlyList<Finding> findings, Severity severity) => findings.Select(f => f.Severity).ShouldContain(severity);
}

public sealed class LawCatalogueTests
{
    private static readonly IReadOnlyList<IRule> Rules =
        [.. typeof(GreenClaim).Assembly.GetTypes().Where(t => t.IsClass && t.Namespace == typeof(GreenClaim).Namespace && typeof(IRule).IsAssignableFrom(t)).Select(t => (IRule)Activator.CreateInstance(t)!)];

    [Fact]
    public void There_are_forty_eight_each_once() =>
        Rules.Select(r => r.Card.Id).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 48).Select(n => $"R-P{n:00}"));

    [Fact]
    public void Each_has_a_title_a_section_and_a_test_of_its_own()
    {
        var german = LawRule.Keys("Refusals.Law.de.resx");
        german.ShouldBe(LawRule.Keys("Refusals.Law.resx"), ignoreOrder: true);
        foreach (var rule in Rules)
        {
            german.ShouldContain(rule.Card.Title);
            rule.Card.Section.ShouldMatch("^POL-(0[1-9]|1[0-9])$");
            typeof(LawCatalogueTests).Assembly.GetType($"{typeof(LawCatalogueTests).Namespace}.{rule.GetType().Name}Tests").ShouldNotBeNull(rule.Card.Id);
        }
    }
}
