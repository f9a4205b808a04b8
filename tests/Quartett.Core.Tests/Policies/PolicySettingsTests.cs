using Microsoft.Extensions.Logging.Abstractions;
using Quartett.Core.Policies;
using Quartett.Core.Policies.Checking;
using Quartett.Core.Policies.Rules;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies;

public sealed class PolicySettingsTests
{
    private static readonly string[] Start =
    [
        "R-P01", "R-P05", "R-P08", "R-P11", "R-P13", "R-P17", "R-P18", "R-P21", "R-P24", "R-P34", "R-P37", "R-P47", "R-B01", "R-T01", "R-T08", "R-M01", "R-M04", "R-Z01", "R-H01", "R-H02",
    ];

    private static readonly IReadOnlyList<RuleCard> Cards = Catalogue().Cards;

    [Fact]
    public void Ninety_seven_rules_each_with_an_id_a_section_and_a_pack_of_its_own()
    {
        Cards.Count(c => c.Id.StartsWith("R-", StringComparison.Ordinal)).ShouldBe(97);
        Cards.Select(c => c.Id).ShouldBeUnique();
        Cards.ShouldAllBe(c => c.Section.StartsWith("POL-", StringComparison.Ordinal) && c.Section.Length == 6);
        Cards.Where(c => c.Pack <= Pack.Start && c.Id[0] == 'R' && c.Id != "R-T02").Select(c => c.Id).Order().ShouldBe(Start.Order());
    }

    [Fact]
    public void A_workspace_that_has_switched_nothing_on_runs_only_limits() =>
        Cards.Where(c => PolicySettings.LimitsOnly.Runs(c, Stated.Of("x"), Stated.Nothing)).Select(c => c.Id).ShouldBe(["L-01", "L-02", "R-T01", "R-T02"]);

    [Fact]
    public void Pack_switch_network_class_jurisdiction_audience_and_days_decide_whether_a_rule_runs()
    {
        var card = new RuleCard { Id = "R-X", Factor = Factor.Policy, Severity = Severity.Warn, Section = "POL-01", Pack = Pack.Normal };
        Runs(card, new() { Pack = Pack.Start }).ShouldBeFalse();
        Runs(card, new() { Pack = Pack.Normal }).ShouldBeTrue();
        Runs(card with { Pack = Pack.Full, Sectors = ["kfz"] }, new() { Pack = Pack.Start, SectorPacks = ["kfz"] }).ShouldBeTrue();
        Runs(card, Set(new() { On = false })).ShouldBeFalse();
        Runs(card, Set(new() { On = true }) with { Pack = Pack.Start }).ShouldBeTrue();
        Runs(card, Set(new() { Networks = ["bluesky"] })).ShouldBeFalse();
        Runs(card, Set(new() { Networks = ["stub"] })).ShouldBeTrue();
        Runs(card, Set(new() { Classes = [ContentClass.B] }), Stated.Nothing with { Class = ContentClass.A }).ShouldBeFalse();
        Runs(card with { Jurisdictions = ["AT"] }, PolicySettings.Everything).ShouldBeFalse();
        Runs(card with { Audience = Audience.B2c }, PolicySettings.Everything, Stated.Nothing with { Audience = Audience.B2b }).ShouldBeFalse();
        Runs(card with { Audience = Audience.B2c }, PolicySettings.Everything).ShouldBeTrue();
        Runs(card with { ValidFrom = new(2026, 12, 1), ValidTo = new(2026, 12, 1) }, PolicySettings.Everything).ShouldBeTrue();
        Runs(card with { ValidFrom = new(2026, 12, 2) }, PolicySettings.Everything).ShouldBeFalse();
        Runs(card with { ValidTo = new(2026, 11, 30) }, PolicySettings.Everything).ShouldBeFalse();
    }

    [Fact]
    public void A_company_may_weigh_a_rule_otherwise_but_not_a_hard_one()
    {
        Weight(hard: false).ShouldBe(Severity.Info);
        Weight(hard: true).ShouldBe(Severity.Block);
    }

    [Fact]
    public void A_number_out_of_bounds_or_no_number_is_brought_back()
    {
        var number = new NumberParameter("n", 5, 1, 9);
        Set(new() { Parameters = new Dictionary<string, string> { ["n"] = "100" } }).Value("R-X", number).ShouldBe(9);
        Set(new() { Parameters = new Dictionary<string, string> { ["n"] = "viel" } }).Value("R-X", number).ShouldBe(5);
        Set(new() { Parameters = new Dictionary<string, string> { ["w"] = " eins \nzwei\n" } }).Value("R-X", new WordsParameter("w", [])).ShouldBe(["eins", "zwei"]);
    }

    private static Severity Weight(bool hard)
    {
        var check = new PolicyCheck([new Loud(hard)], TimeProvider.System, NullLogger<PolicyCheck>.Instance);
        return check.Check(Stated.Of("x"), Stated.Nothing with { Settings = Set(new() { Severity = Severity.Info }) }).Findings.ShouldHaveSingleItem().Severity;
    }

    private static bool Runs(RuleCard card, PolicySettings settings, RuleContext? context = null) => settings.Runs(card, Stated.Of("x"), context ?? Stated.Nothing);

    private static PolicySettings Set(RuleSetting setting) => new() { Pack = Pack.Full, Rules = new Dictionary<string, RuleSetting> { ["R-X"] = setting } };

    private static RuleCatalogue Catalogue() =>
        new(typeof(IRule).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IRule).IsAssignableFrom(t)).Select(t => (IRule)Activator.CreateInstance(t)!));

    private sealed class Loud(bool hard) : IRule
    {
        public RuleCard Card { get; } = new() { Id = "R-X", Factor = Factor.Policy, Severity = Severity.Block, Section = "POL-01", Pack = Pack.Limits, Hard = hard };

        public IEnumerable<Finding> Judge(Statement statement, RuleContext context) => [Card.Finds("loud", "text")];
    }
}
