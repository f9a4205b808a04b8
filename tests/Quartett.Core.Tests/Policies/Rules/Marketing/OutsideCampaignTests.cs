using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class OutsideCampaignTests
{
    private readonly IRule _rule = new OutsideCampaign();

    [Fact]
    public void First_and_last_day_belong_to_it()
    {
        RuleContext Runs(int from, int to) => Stated.Nothing with { Campaign = new("Advent", new(2026, 12, from), new(2026, 12, to)) };
        _rule.Codes(Stated.Of("x"), Runs(1, 1)).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Runs(2, 24)).ShouldBe(["rule.M07.before at publishAt"]);
        _rule.Codes(Stated.Of("x") with { At = new(2026, 12, 3, 9, 0, 0, TimeSpan.Zero) }, Runs(1, 2)).ShouldBe(["rule.M07.after at publishAt"]);
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
