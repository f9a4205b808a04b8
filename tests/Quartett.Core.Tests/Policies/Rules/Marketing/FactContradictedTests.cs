using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class FactContradictedTests
{
    private readonly IRule _rule = new FactContradicted();

    [Fact]
    public void Opening_hours_other_than_the_registers_are_blocked()
    {
        _rule.Codes(Stated.Of("Wir haben heute bis 20 Uhr geöffnet"), Stated.Nothing with { Facts = [new Fact("k", FactType.Hours, "Mo-Fr 09:00-18:00", ["geöffnet"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
        _rule.Codes(Stated.Of("Wir haben heute bis 18 Uhr geöffnet"), Stated.Nothing with { Facts = [new Fact("k", FactType.Hours, "Mo-Fr 09:00-18:00", ["geöffnet"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Samstags von 9 bis 18 Uhr geöffnet"), Stated.Nothing with { Facts = [new Fact("k", FactType.Hours, "Mo-Fr 9-18, Sa 9-13 Uhr", ["geöffnet"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
    }

    [Fact]
    public void A_lunch_break_may_be_left_out()
    {
        _rule.Codes(Stated.Of("Von 8 bis 17 Uhr geöffnet"), Stated.Nothing with { Facts = [new Fact("k", FactType.Hours, "Mo-Fr 8-12 und 13-17 Uhr", ["geöffnet"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Von 8 bis 18 Uhr geöffnet"), Stated.Nothing with { Facts = [new Fact("k", FactType.Hours, "Mo-Fr 8-12 und 13-17 Uhr", ["geöffnet"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
    }

    [Fact]
    public void A_day_named_with_its_date_has_hours_of_its_own()
    {
        _rule.Codes(Stated.Of("Am 24. Dezember bis 12 Uhr geöffnet"), Stated.Nothing with { Facts = [new Fact("k", FactType.Hours, "Mo-Fr 09:00-18:00", ["geöffnet"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
    }

    [Fact]
    public void Prices_times_dates_numbers_and_streets_are_compared()
    {
        _rule.Codes(Stated.Of("Frühstück für 14,90 €"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
        _rule.Codes(Stated.Of("Frühstück für 12,90 €"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Das Konzert beginnt um 19 Uhr"), Stated.Nothing with { Facts = [new Fact("k", FactType.Time, "20:00", ["Konzert"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
        _rule.Codes(Stated.Of("Das Konzert beginnt um 20 Uhr"), Stated.Nothing with { Facts = [new Fact("k", FactType.Time, "20:00", ["Konzert"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Hoffest am 12. Juni 2027"), Stated.Nothing with { Facts = [new Fact("k", FactType.Date, "2027-06-19", ["Hoffest"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
        _rule.Codes(Stated.Of("Hoffest am 19.6."), Stated.Nothing with { Facts = [new Fact("k", FactType.Date, "2027-06-19", ["Hoffest"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Telefon 0521/123457"), Stated.Nothing with { Facts = [new Fact("k", FactType.Phone, "0521 123456", ["Telefon"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
        _rule.Codes(Stated.Of("Telefon +49 521 123456"), Stated.Nothing with { Facts = [new Fact("k", FactType.Phone, "0521 123456", ["Telefon"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Adresse: Bahnhofstraße 12"), Stated.Nothing with { Facts = [new Fact("k", FactType.Address, "Bahnhofstr. 21, Bielefeld", ["Adresse"], new DateOnly(2026, 11, 20))] }).ShouldBe(["rule.M04.differs at text"]);
        _rule.Codes(Stated.Of("Adresse: Bahnhofstraße 21"), Stated.Nothing with { Facts = [new Fact("k", FactType.Address, "Bahnhofstr. 21, Bielefeld", ["Adresse"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_value_far_away_or_without_a_register_is_let_be()
    {
        _rule.Codes(Stated.Of("Frühstück gibt es täglich. Wir backen jeden Morgen frisch und freuen uns. Wir backen jeden Morgen frisch und freuen uns. Torte für 30 €"), Stated.Nothing with { Facts = [new Fact("k", FactType.Price, "12.90", ["Frühstück"], new DateOnly(2026, 11, 20))] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Frühstück für 14,90 €"), Stated.Nothing).ShouldBeEmpty();
    }
}
