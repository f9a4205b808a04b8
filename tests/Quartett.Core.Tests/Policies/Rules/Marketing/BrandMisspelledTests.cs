using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class BrandMisspelledTests
{
    private readonly IRule _rule = new BrandMisspelled();

    [Fact]
    public void Case_hyphen_and_known_variants_count()
    {
        var context = Stated.Nothing with { Brands = [new BrandSpelling("MeisterWerk", ["Meisterwork"])] };
        _rule.Judge(Stated.Of("Neu von Meister-Werk"), context).ShouldHaveSingleItem().Replacement.ShouldBe("MeisterWerk");
        _rule.Codes(Stated.Of("Meisterwork ist da"), context).ShouldBe(["rule.M03.written at text"]);
        _rule.Codes(Stated.Of("MeisterWerk, MeisterWerks Tische, #meisterwerk, www.meisterwerk.example, Meisterwerkstatt"), context).ShouldBeEmpty();
    }
}
