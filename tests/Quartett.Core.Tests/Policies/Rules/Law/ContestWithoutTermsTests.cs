using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ContestWithoutTermsTests
{
    private readonly LawRule _rule = new(new ContestWithoutTerms(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Kommentiert und gewinnt einen Frühstückskorb")]
    [InlineData("Adventsgewinnspiel im Laden")]
    [InlineData("Wir verlosen drei Gutscheine")]
    [InlineData("Tippspiel zur WM")]
    [InlineData("Große Tombola am Samstag")]
    [InlineData("Unsere Glücksfee zieht drei Namen")]
    [InlineData("Zu gewinnen gibt es zwei Karten")]
    [InlineData("Mitmachen und gewinnen")]
    [InlineData("Giveaway")]
    [InlineData("Markiere zwei Freunde und gewinne!")]
    [InlineData("Beantworten Sie die Frage und gewinnen Sie mit etwas Glück")]
    [InlineData("#Gewinnspielteilnahme")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Gewinnen Sie Zeit mit der Online-Buchung")]
    [InlineData("Wir haben den Innovationspreis gewonnen")]
    [InlineData("Neue Mitarbeiter gewinnen")]
    [InlineData("Wer gewinnt das Derby?")]
    [InlineData("Kein Gewinnspiel, nur ein Rezept")]
    [InlineData("Der Gewinn stieg um 3 %")]
    [InlineData("Gewinnen Sie einen Einblick in die Werkstatt")]
    [InlineData("Die Gewinnerin unseres Gewinnspiels steht fest: Herzlichen Glückwunsch")]
    [InlineData("Strom aus Sonne gewinnen")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void With_terms_it_is_fine_and_with_half_of_them_not()
    {
        _rule.With(c => c with { Terms = new("…") }).Judge("Wir verlosen drei Gutscheine").ShouldBeEmpty();
        _rule.With(c => c with { Terms = new("…", ["start", "end"]) }).Judge("Wir verlosen drei Gutscheine").ShouldHaveSingleItem().Args[1].ShouldBe(7);
    }
}
