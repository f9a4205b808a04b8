using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class RegulatedGoodsTests
{
    private readonly LawRule _rule = new(new RegulatedGoods(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Wodka-Shots für 2 €")]
    [InlineData("Happy Hour von 18 bis 20 Uhr")]
    [InlineData("Sportwetten an der Theke")]
    [InlineData("Bier im Angebot")]
    [InlineData("Freibier für alle")]
    [InlineData("Gin zum Sonderpreis, jetzt bestellen")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Zum Feierabend gab es ein Bier")]
    [InlineData("Glühwein auf dem Weihnachtsmarkt")]
    [InlineData("Alkoholfreies Bier 3 €")]
    [InlineData("Rauchfrei seit zehn Jahren")]
    [InlineData("Biergarten ab Mai geöffnet")]
    [InlineData("Rumkugeln 2 €")]
    [InlineData("Das Schwein ist los, 3 €")]
    [InlineData("Wir treffen uns im Betriebscasino")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Neu im Laden: Vapes")]
    [InlineData("E-Zigaretten in zwölf Sorten")]
    [InlineData("Tabakwaren und Shisha")]
    public void Tobacco_is_blocked(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);
}
