using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class MuchPromotionTests
{
    private readonly IRule _rule = new MuchPromotion();

    [Fact]
    public void Thirty_per_cent_pass()
    {
        RuleContext Of(int promoted, int all) => Stated.Nothing with { PostType = "offer", Earlier = [.. Enumerable.Range(0, all).Select(i => new EarlierPost(Stated.Nothing.Now.AddDays(-i), "x", Promotional: i < promoted))] };
        _rule.Codes(Stated.Of("x"), Of(2, 9)).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Of(3, 9)).ShouldBe(["rule.M13.much at postType"]);
        _rule.Codes(Stated.Of("x"), Of(3, 9) with { PostType = "post" }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Of(3, 3)).ShouldBeEmpty();
    }
}
