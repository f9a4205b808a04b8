using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class HealingPromiseTests
{
    private readonly LawRule _rule = new(new HealingPromise(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Unsere Massage heilt Migräne")]
    [InlineData("Endlich schmerzfrei")]
    [InlineData("Hilft bei Rückenschmerzen")]
    [InlineData("Yoga gegen Rückenschmerzen")]
    [InlineData("Nie wieder Kopfschmerzen")]
    [InlineData("Lindert Neurodermitis")]
    [InlineData("Frei von Nebenwirkungen")]
    [InlineData("Die Packung, die entgiftet, für Ihre Haut")]
    [InlineData("Wirkt gegen Arthrose")]
    [InlineData("Das Wundermittel ist da")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Frohe Heilige Nacht")]
    [InlineData("Zeit heilt alle Wunden")]
    [InlineData("Heilpraktiker Voss zieht um")]
    [InlineData("Spendenlauf gegen Krebs")]
    [InlineData("Mittel gegen Schimmel")]
    [InlineData("Digital Detox am Wochenende")]
    [InlineData("Impfung gegen Grippe ab Montag")]
    [InlineData("Wunderbar gelaufen")]
    [InlineData("Kurz und schmerzlos: Wir haben zu")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void In_the_health_trade_it_is_blocked() => _rule.With(c => c with { Sector = "health" }).Judge("Endlich schmerzfrei mit unserer Massage").ShouldHaveFound(Severity.Block);

    [Fact]
    public void A_claim_that_holds_is_proof() => _rule.With(c => c with { Claims = [new("a")], ClaimIds = ["a"] }).Judge("Lindert Neurodermitis").ShouldBeEmpty();
}
