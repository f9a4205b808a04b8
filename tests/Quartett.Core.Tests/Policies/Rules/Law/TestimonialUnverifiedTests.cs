using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class TestimonialUnverifiedTests
{
    private readonly LawRule _rule = new(new TestimonialUnverified(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("„Super Arbeit, pünktlich und sauber.“ – Sabine M.")]
    [InlineData("★★★★★ „Sehr freundlich“")]
    [InlineData("4,9 von 5 Sternen bei Google")]
    [InlineData("Unsere Kundin Frau Berger ist begeistert")]
    [InlineData("Frau Schmitz ist begeistert")]
    [InlineData("Kundenstimme: „Immer wieder gern, klasse Team.“")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("„Holz verzeiht keine Hektik“, sagt unser Meister Karl Ahrens")]
    [InlineData("Unsere Kollegin Frau Ehlers ist begeistert vom neuen Büro")]
    [InlineData("„Können Sie das?“ – Ja")]
    [InlineData("★ Neu ★")]
    [InlineData("„Super Arbeit, immer wieder gern.“ – Sabine M. Wir prüfen Bewertungen anhand der Rechnung.")]
    [InlineData("Danke für Ihre Bewertungen")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();
}
