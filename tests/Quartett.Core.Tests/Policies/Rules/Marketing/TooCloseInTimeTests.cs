using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class TooCloseInTimeTests
{
    private readonly IRule _rule = new TooCloseInTime();

    [Fact]
    public void Three_hours_lie_between()
    {
        RuleContext Other(double hours, string network = "stub") => Stated.Nothing with { Earlier = [new EarlierPost(Stated.Nothing.Now.AddHours(hours), "x", network, Planned: true)] };
        _rule.Codes(Stated.Of("x"), Other(2.9)).ShouldBe(["rule.M12.close at publishAt"]);
        _rule.Codes(Stated.Of("x"), Other(-2.9)).ShouldBe(["rule.M12.close at publishAt"]);
        _rule.Codes(Stated.Of("x"), Other(3)).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Other(1, "bluesky")).ShouldBeEmpty();
    }
}
