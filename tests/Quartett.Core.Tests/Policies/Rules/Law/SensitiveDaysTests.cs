using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class SensitiveDaysTests
{
    private readonly LawRule _rule = new(new SensitiveDays(), Stated.Nothing with { Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(1)) }, "instagram");

    [Theory]
    [InlineData("Party im Laden")]
    [InlineData("Rabatt auf alles")]
    [InlineData("Wir verlosen Karten")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Heute ist Totensonntag. Wir denken an alle, die fehlen.")]
    [InlineData("Morgen öffnen wir um 8 Uhr")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Theory]
    [InlineData(2026, 1, 27, "DE")]
    [InlineData(2026, 4, 3, "DE")]
    [InlineData(2027, 3, 26, "AT")]
    [InlineData(2026, 11, 9, "DE")]
    [InlineData(2026, 11, 15, "DE")]
    [InlineData(2026, 11, 18, "DE")]
    [InlineData(2026, 11, 22, "DE")]
    [InlineData(2022, 11, 20, "DE")]
    [InlineData(2026, 11, 1, "AT")]
    [InlineData(2038, 4, 23, "CH")]
    public void The_days_are_known(int year, int month, int day, string jurisdiction) => SensitiveDays.Usual(new(year, month, day), jurisdiction).ShouldNotBeNull();

    [Fact]
    public void On_other_days_all_may_laugh_and_a_company_may_name_its_own()
    {
        var tuesday = _rule.With(c => c with { Now = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(1)) });
        tuesday.Judge("Party im Laden").ShouldBeEmpty();
        tuesday.With(c => c with { SensitiveDays = [new(new(2026, 12, 1), "Todestag des Gründers")] }).Judge("Party im Laden").ShouldHaveSingleItem().Args[1].ShouldBe("Todestag des Gründers");
    }
}
