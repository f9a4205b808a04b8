using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AdLabelMissingTests
{
    private readonly LawRule _rule = new(new AdLabelMissing(), Stated.Nothing with { Compensation = Compensation.Product }, "instagram");

    [Theory]
    [InlineData("Danke an Festool für die Säge! #ad")]
    [InlineData("Der neue Kaffeeautomat ist da.")]
    [InlineData("In Zusammenarbeit mit Farbenhaus Nord")]
    [InlineData("Unbezahlte Werbung: Schuhe von Trittfest")]
    [InlineData("Wir machen Werbung für gutes Handwerk, hier die neue Säge")]
    [InlineData("Keine Werbung, nur Freude über die neue Säge")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Werbung – Danke an Festool")]
    [InlineData("Anzeige: Der neue Kaffeeautomat")]
    [InlineData("[Werbung] Die Säge ist da")]
    [InlineData("Die Säge ist da. #Werbung")]
    [InlineData("WERBUNG | Neue Schuhe")]
    [InlineData("Die Säge ist da (Anzeige)")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Without_compensation_it_asks_for_no_label()
    {
        _rule.With(c => c with { Compensation = null }).Judge("Danke an Festool! #ad").ShouldBeEmpty();
        _rule.With(c => c with { Compensation = Compensation.None }).Judge("Danke an Festool! #ad").ShouldBeEmpty();
    }

    [Fact]
    public void Austria_knows_a_label_of_its_own()
    {
        _rule.Judge("Entgeltliche Einschaltung: Die Säge ist da").ShouldHaveFound(Severity.Block);
        _rule.With(c => c with { Jurisdiction = "AT" }).Judge("Entgeltliche Einschaltung: Die Säge ist da").ShouldBeEmpty();
    }

    [Fact]
    public void A_label_written_on_the_picture_counts() =>
        _rule.With(c => c with { Images = [new ImageFacts { TextInImage = "Anzeige" }] }).Judge(Stated.Of("Neue Säge") with { Images = [Stated.Image()] }).ShouldBeEmpty();
}
