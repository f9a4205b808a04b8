using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Technique;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Technique;

public sealed class LinkShowsOtherTests
{
    private readonly IRule _rule = new LinkShowsOther();

    [Fact]
    public void A_price_that_differs_from_the_page_is_named()
    {
        var context = Stated.Nothing with { Links = [new LinkFact("https://a.example", Price: 79m)] };
        _rule.Codes(Stated.Of("Der Bohrer für 69 €"), context).ShouldBe(["rule.T04.price at text"]);
        _rule.Codes(Stated.Of("Der Bohrer für 79 €"), context).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Der Bohrer"), context).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Der Bohrer für 69 €")).ShouldBeEmpty();
    }

    [Fact]
    public void A_card_with_quite_another_title_is_named()
    {
        var said = Stated.Of("x") with { Link = new("https://a.example", "Sommerfest im Hof", "", null) };
        _rule.Codes(said, Stated.Nothing with { Links = [new LinkFact("https://a.example", Title: "Stellenangebote")] }).ShouldBe(["rule.T04.otherTitle at link.title"]);
        _rule.Codes(said, Stated.Nothing with { Links = [new LinkFact("https://a.example", Title: "Unser Sommerfest")] }).ShouldBeEmpty();
    }
}
