using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class SensitiveAboutPersonTests
{
    private readonly LawRule _rule = new(new SensitiveAboutPerson(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Unsere Kollegin Tanja Voß ist schwanger")]
    [InlineData("Herr Möller fällt nach dem Schlaganfall aus")]
    [InlineData("Unser Azubi ist krankgeschrieben")]
    [InlineData("Frau Berger hat Krebs")]
    [InlineData("Jan Petersen ist Parteimitglied")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Wegen Krankheit geschlossen")]
    [InlineData("Schwangerschaftskurse ab Januar")]
    [InlineData("Dr. Krause hält einen Vortrag über Depression")]
    [InlineData("Frau Petersen leitet das Büro")]
    [InlineData("Die evangelische Kirche läutet")]
    [InlineData("Herr Brandt sucht seinen Schlüssel")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();
}
