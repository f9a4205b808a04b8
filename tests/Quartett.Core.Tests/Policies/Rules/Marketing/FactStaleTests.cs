using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class FactStaleTests
{
    private readonly IRule _rule = new FactStale();

    [Fact]
    public void A_price_holds_thirty_days()
    {
        _rule.Codes(Stated.Of("Frühstück für 12,90 €"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], new DateOnly(2026, 11, 1))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Frühstück für 12,90 €"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], new DateOnly(2026, 10, 31))] }).ShouldBe(["rule.M05.stale at text"]);
        _rule.Codes(Stated.Of("Frühstück für 12,90 €"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], null)] }).ShouldBe(["rule.M05.never at text"]);
    }

    [Fact]
    public void A_fact_that_is_not_used_may_be_old()
    {
        _rule.Codes(Stated.Of("Frühstück gibt es ab 8 Uhr"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], null)] }).ShouldBeEmpty();
    }
}
