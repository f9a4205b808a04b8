using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PromotionWithoutPeriodTests
{
    private readonly LawRule _rule = new(new PromotionWithoutPeriod(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Kürbissuppe, solange der Vorrat reicht")]
    [InlineData("Nur für kurze Zeit: Zimtsterne")]
    [InlineData("Letzte Chance auf den Korb")]
    [InlineData("Nur heute: zweites Paar gratis")]
    [InlineData("Nur noch wenige Plätze zum Aktionspreis")]
    [InlineData("Nur diese Woche 20 € Rabatt")]
    [InlineData("#NurHeute Gutscheine")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Nur heute geöffnet")]
    [InlineData("Nur noch wenige Tage bis Weihnachten")]
    [InlineData("Nur wenige Gehminuten vom Bahnhof")]
    [InlineData("Solange der Vorrat reicht, bis 5. Dezember 2026")]
    [InlineData("Nur heute, 1. Dezember: zweites Paar gratis")]
    [InlineData("Vor kurzer Zeit kam der Bagger")]
    [InlineData("Nur noch wenige Handgriffe, dann steht der Tisch")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();
}
