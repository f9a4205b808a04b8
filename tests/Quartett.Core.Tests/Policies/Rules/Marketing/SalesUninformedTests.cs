using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class SalesUninformedTests
{
    private readonly IRule _rule = new SalesUninformed();

    [Fact]
    public void Offers_need_sales_two_days_ahead()
    {
        RuleContext Told(DateTimeOffset? at) => Stated.Nothing with { PostType = "offer", Sales = new(at) };
        var now = Stated.Nothing.Now;
        _rule.Codes(Stated.Of("x"), Told(null)).ShouldBe(["rule.M09.missing at sales"]);
        _rule.Codes(Stated.Of("x"), Told(now.AddDays(-1))).ShouldBe(["rule.M09.late at sales"]);
        _rule.Codes(Stated.Of("x"), Told(now.AddDays(-2))).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Told(null) with { PostType = "post" }).ShouldBeEmpty();
    }
}
