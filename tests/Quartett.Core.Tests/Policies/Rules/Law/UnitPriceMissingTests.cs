using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class UnitPriceMissingTests
{
    private readonly LawRule _rule = new(new UnitPriceMissing(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Waldhonig im 500-g-Glas für 7,90 €")]
    [InlineData("Eichenparkett geölt, 59 €")]
    [InlineData("Olivenöl 750 ml für 14,50 €")]
    [InlineData("Kaffee, 250 g, 6,50 €")]
    [InlineData("Wandfarbe 10 l nur 39 €")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Waldhonig im 500-g-Glas für 7,90 € (15,80 €/kg)")]
    [InlineData("Spargel 12 €/kg")]
    [InlineData("Mehl 1 kg 1,20 €")]
    [InlineData("Kaffee und Kuchen 6,50 €")]
    [InlineData("Parkett verlegen wir ab 59 €")]
    [InlineData("Das Rezept: 500 g Mehl")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void In_a_restaurant_food_is_not_weighed() => _rule.With(c => c with { Sector = "gastro" }).Judge("Steak 250 g für 24 €").ShouldBeEmpty();
}
