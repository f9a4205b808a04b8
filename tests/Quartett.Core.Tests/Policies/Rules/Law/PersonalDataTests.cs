using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PersonalDataTests
{
    private readonly LawRule _rule = new(new PersonalData(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Frau Schmitz, Tel. 0152 28817386, ist begeistert")]
    [InlineData("Herr Brandt, 0171 5551234, sucht seinen Schlüssel")]
    [InlineData("Unsere Kundin: sabine.kramer78@gmx.de")]
    [InlineData("Auftragsnummer 2026-11823 ist fertig")]
    [InlineData("Kennzeichen IZ-KL 482 parkt falsch")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("Frau Ehlers, geboren am 3. Mai 1985")]
    [InlineData("Bei Familie Petersen in der Gartenstraße 12 wird gedeckt")]
    [InlineData("sabine.kramer (at) gmx.de hat gewonnen")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Rufen Sie uns an: 04821 12345")]
    [InlineData("Ihre Ansprechpartnerin ist Jana Lindner, Tel. 04821 12345")]
    [InlineData("Bewerbung an Frau Schmitz, bewerbung@lindner.example")]
    [InlineData("Spendenkonto DE89 3704 0044 0532 0130 00")]
    [InlineData("DE89 3704 0044 0532 0130 01")]
    [InlineData("Gartenstraße 12 in Itzehoe")]
    [InlineData("Art.-Nr. 0815-4711")]
    [InlineData("Am 01.12.2026 um 10 Uhr")]
    [InlineData("Bestellnummer 4711-20 im Katalog")]
    [InlineData("Herrn Boldt erreichen Sie unter 0171 2345678")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Our_own_number_and_address_may_stand_beside_a_name()
    {
        _rule.With(c => c with { OwnContacts = ["+49 4821 12345"] }).Judge("Frau Schmitz, Tel. 04821/12345").ShouldBeEmpty();
        _rule.With(c => c with { Facts = [new("telefon", FactType.Phone, "04821 12345", [])] }).Judge("Frau Schmitz, Tel. 04821 12345").ShouldBeEmpty();
    }

    [Fact]
    public void It_is_found_in_a_description_too() => _rule.Judge(Stated.Of("Neu") with { Images = [Stated.Image("Brief an Frau Schmitz, 0152 28817386")] }).ShouldHaveSingleItem().Field.ShouldBe("images[0].altText");
}
