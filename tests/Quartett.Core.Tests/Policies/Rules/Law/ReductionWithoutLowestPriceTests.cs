using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ReductionWithoutLowestPriceTests
{
    private readonly LawRule _rule = new(new ReductionWithoutLowestPrice(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("20 % auf alle Gartenmöbel")]
    [InlineData("Winterjacken jetzt -30 %")]
    [InlineData("Winterjacken −30 %")]
    [InlineData("Bank statt 480 € nur 390 €")]
    [InlineData("Räumungsverkauf ab Montag")]
    [InlineData("Ausstellungsküchen stark reduziert")]
    [InlineData("SALE")]
    [InlineData("Zehn Prozent Rabatt auf Regale")]
    [InlineData("25% günstiger")]
    [InlineData("Früher 1.299 €, jetzt 999 €")]
    [InlineData("Sparen Sie 50 € beim Kauf eines Rasenmähers")]
    [InlineData("Lampen zum halben Preis")]
    [InlineData("Die ganze Kollektion ist reduziert")]
    [InlineData("𝟮𝟬 % auf alles")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("10 % der Deutschen heizen mit Öl")]
    [InlineData("Wir haben den Stromverbrauch um 18 % reduziert")]
    [InlineData("Mit neuen Fenstern sparen Sie 20 % Heizkosten")]
    [InlineData("Statt Karten: frohe Weihnachten")]
    [InlineData("19 % MwSt. auf alles")]
    [InlineData("Der Ölpreis stieg um 12 %")]
    [InlineData("Bei uns gibt es keinen Rabatt")]
    [InlineData("80 % aus Altpapier")]
    [InlineData("Das Konzert ist ausverkauft")]
    [InlineData("20 % auf alle Massagen")]
    [InlineData("Anteil 5-10 % der Fläche")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void With_the_lowest_price_named_and_reckoned_from_it_is_fine()
    {
        var known = _rule.With(c => c with { Prices = [new("Bohrer", new(2026, 9, 1), 99), new("Bohrer", new(2026, 11, 10), 79), new("Bohrer", new(2026, 11, 20), 99)] });
        known.Judge("−30 % auf Bohrer, statt 99 € jetzt 69 €").ShouldHaveSingleItem().Args.Skip(1).ShouldBe(["79,00 €", "12,7"]);
        known.Judge("Bohrer statt 99 € jetzt 69 €").ShouldHaveSingleItem().Code.ShouldBe("rule.P18.notStated");
        known.Judge("Bohrer 12,7 % günstiger: 69 €. Niedrigster Preis der letzten 30 Tage: 79 €").ShouldBeEmpty();
    }

    [Fact]
    public void A_price_of_thirty_one_days_ago_does_not_count_and_of_thirty_does()
    {
        var text = "Bohrer statt 99 € jetzt 69 €";
        _rule.With(c => c with { Prices = [new("Bohrer", new(2026, 10, 1), 59), new("Bohrer", new(2026, 11, 1), 99)] }).Judge(text).ShouldHaveSingleItem().Args[1].ShouldBe("99,00 €");
        _rule.With(c => c with { Prices = [new("Bohrer", new(2026, 10, 1), 59), new("Bohrer", new(2026, 11, 2), 99)] }).Judge(text).ShouldHaveSingleItem().Args[1].ShouldBe("59,00 €");
    }

    [Fact]
    public void In_Switzerland_it_is_another_law_and_a_warning() => _rule.With(c => c with { Jurisdiction = "CH" }).Judge("20 % auf alle Jacken").ShouldHaveFound(Severity.Warn);

    [Fact]
    public void It_shows_the_place() => _rule.Judge("Jetzt: −30 % auf Bohrer").ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Start.ShouldBe(7), f => f.Length.ShouldBe(5));
}
