using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class InsultingWordsTests
{
    private readonly LawRule _rule = new(new InsultingWords(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Was für Idioten")]
    [InlineData("Solche Pfuscher")]
    [InlineData("Wer so dumm fragt")]
    [InlineData("Verpisst euch")]
    [InlineData("Die Konkurrenz liefert nur Schrott")]
    [InlineData("Halt die Klappe")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Vorsicht vor Betrügern am Telefon")]
    [InlineData("Packen wir es an")]
    [InlineData("Scheibenwechsel in einer Stunde")]
    [InlineData("Die Leitung war gestört")]
    [InlineData("Meister Pack und Söhne")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Shouting_is_a_hint_only()
    {
        _rule.Judge("Endlich Wochenende!!!").ShouldHaveFound(Severity.Info);
        _rule.Judge("WIR HABEN HEUTE GESCHLOSSEN UND MORGEN WIEDER OFFEN FÜR SIE").ShouldHaveFound(Severity.Info);
        _rule.Judge("Endlich Wochenende!").ShouldBeEmpty();
    }
}
