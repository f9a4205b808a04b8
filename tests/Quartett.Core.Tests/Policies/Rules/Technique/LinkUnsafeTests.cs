using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class LinkUnsafeTests
{
    private readonly IRule _rule = new LinkUnsafe();

    [Fact]
    public void Unencrypted_and_shortened_addresses_are_named()
    {
        _rule.Codes(Stated.Of("Mehr: http://lindner.example/x"), Stated.Nothing).ShouldBe(["rule.T03.insecure at text"]);
        _rule.Codes(Stated.Of("Mehr: https://bit.ly/abc"), Stated.Nothing).ShouldBe(["rule.T03.shortened at text"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { LinkFields = ["http://a.example"] }).ShouldBe(["rule.T03.insecure at links[0]"]);
    }

    [Fact]
    public void A_dead_address_was_seen_dead()
    {
        _rule.Codes(Stated.Of("Mehr: https://a.example/x"), Stated.Nothing with { Links = [new LinkFact("https://a.example/x", Status: 404)] }).ShouldBe(["rule.T03.dead at text"]);
    }

    [Fact]
    public void Ordinary_addresses_are_fine()
    {
        _rule.Codes(Stated.Of("Mehr: https://lindner.example und www.lindner.example"), Stated.Nothing).ShouldBeEmpty();
    }
}
