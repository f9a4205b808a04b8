using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PoliticalAdvertisingTests
{
    private readonly LawRule _rule = new(new PoliticalAdvertising(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Wählen Sie am Sonntag die CDU")]
    [InlineData("Stimmen Sie beim Bürgerentscheid gegen die Straße")]
    [InlineData("Ja zum Volksentscheid")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Sie haben die Wahl: Eiche oder Esche")]
    [InlineData("Am Wahlsonntag haben wir geschlossen")]
    [InlineData("Fahrt ins Grüne")]
    [InlineData("Das Gesetz der Schwerkraft")]
    [InlineData("Neues Heizungsgesetz: Infoabend")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Paid_even_a_law_is_political() => _rule.With(c => c with { Paid = true }).Judge("Das Heizungsgesetz muss weg").ShouldHaveFound(Severity.Approval);
}
