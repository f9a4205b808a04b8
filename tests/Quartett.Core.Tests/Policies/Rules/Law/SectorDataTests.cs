using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class SectorDataTests
{
    private readonly LawRule _rule = new(new SectorData(), Stated.Nothing with { Sector = "kfz" }, "instagram");

    [Theory]
    [InlineData("Der neue Opel Corsa mit 100 PS")]
    [InlineData("VW Golf 110 kW jetzt bei uns")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Gebrauchter Opel Corsa, 100 PS, EZ 2019")]
    [InlineData("Neuer Opel Corsa, 100 PS: 5,4 l/100 km, 123 g/km, CO2-Klasse D")]
    [InlineData("Probefahrt am Samstag")]
    [InlineData("Inspektion für alle Modelle")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Data_behind_the_fold_come_too_late()
    {
        var text = "VW Golf 110 kW. " + new string('x', 90) + " 5,4 l/100 km, 123 g/km";
        _rule.Judge(text).ShouldHaveSingleItem().Code.ShouldBe("rule.P41.fold");
        new LawRule(new SectorData(), Stated.Nothing with { Sector = "kfz" }, "newsroom").Judge(text).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("property", "3-Zimmer-Wohnung, Kaltmiete 690 €", "rule.P41.property")]
    [InlineData("retail", "Waschmaschine Spülfein, 449 €", "rule.P41.label")]
    [InlineData("retail", "0 % Finanzierung auf Sofas", "rule.P41.credit")]
    [InlineData("kfz", "Kleinwagen für 199 € Monatsrate", "rule.P41.credit")]
    public void Other_trades_have_duties_of_their_own(string sector, string text, string code) => _rule.With(c => c with { Sector = sector }).Judge(text).ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory]
    [InlineData("property", "3-Zimmer-Wohnung, Kaltmiete 690 €, Verbrauchsausweis 98 kWh/(m²a), Gas, Bj. 1984, Klasse C")]
    [InlineData("property", "Unser Büro ist umgezogen")]
    [InlineData("retail", "Waschmaschine, Energieeffizienzklasse B (A–G), 449 €")]
    [InlineData("retail", "Sofa finanzieren: 1.000 €, effektiver Jahreszins 4,9 %")]
    [InlineData("craft", "Die neue Fräse hat 18 kW")]
    public void With_the_data_or_without_the_goods_it_is_fine(string sector, string text) => _rule.With(c => c with { Sector = sector }).Judge(text).ShouldBeEmpty();
}
