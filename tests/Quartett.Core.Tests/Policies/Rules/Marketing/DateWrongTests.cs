using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class DateWrongTests
{
    private readonly IRule _rule = new DateWrong();

    [Fact]
    public void A_weekday_belongs_to_its_date()
    {
        _rule.Codes(Stated.Of("Samstag, 14. Mai 2027 Tag der offenen Tür"), Stated.Nothing).ShouldBe(["rule.M14.weekday at text"]);
        _rule.Codes(Stated.Of("14. Mai 2027 (Samstag)"), Stated.Nothing).ShouldBe(["rule.M14.weekday at text"]);
        _rule.Codes(Stated.Of("Freitag, 14. Mai 2027; Sa 5.12.; Mi, 2. Dezember; 5. Dezember (Samstag)"), Stated.Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_year_only_what_fits_nowhere_near_is_wrong()
    {
        _rule.Codes(Stated.Of("Mittwoch, 24.12. bis 12 Uhr"), Stated.Nothing).ShouldBe(["rule.M14.weekday at text"]);
        _rule.Codes(Stated.Of("Am Samstag, 28. November, war es schön"), Stated.Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void Today_and_tomorrow_count_from_the_day_it_goes_out()
    {
        _rule.Codes(Stated.Of("Heute, Mittwoch, gibt es Eintopf"), Stated.Nothing).ShouldBe(["rule.M14.relativeWeekday at text"]);
        _rule.Codes(Stated.Of("Morgen, am 3. Dezember, ist zu"), Stated.Nothing).ShouldBe(["rule.M14.relative at text"]);
        _rule.Codes(Stated.Of("Heute, Dienstag. Morgen, am 2. Dezember. Guten Morgen, Freitag kommt. Heute und Samstag. Jeden Morgen frisch."), Stated.Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void A_day_that_does_not_exist_and_an_invitation_to_what_is_over()
    {
        _rule.Codes(Stated.Of("Am 31. November ist Inventur"), Stated.Nothing).ShouldBe(["rule.M14.impossible at text"]);
        _rule.Codes(Stated.Of("Wir laden ein: Am 28. November findet der Markt statt"), Stated.Nothing).ShouldBe(["rule.M14.over at text"]);
        _rule.Codes(Stated.Of("Am 28. November haben wir gefeiert. Wir laden zum 12. Dezember ein."), Stated.Nothing).ShouldBeEmpty();
    }
}
