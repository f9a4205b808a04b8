using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class SuperlativeUnprovenTests
{
    private readonly LawRule _rule = new(new SuperlativeUnproven(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Die besten Brötchen der Stadt")]
    [InlineData("Wir sind die Nr. 1 im Norden")]
    [InlineData("Garantiert die günstigsten Preise")]
    [InlineData("Der größte Küchenhändler der Region")]
    [InlineData("Beste Qualität")]
    [InlineData("Unschlagbare Preise")]
    [InlineData("Führender Anbieter für Fenster")]
    [InlineData("Das einzige Fachgeschäft in der Region")]
    [InlineData("Der beste Döner Deutschlands")]
    [InlineData("Marktführer für Türen")]
    [InlineData("100 % Zufriedenheit")]
    [InlineData("Nirgends günstiger")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Beste Grüße")]
    [InlineData("Bestes Wetter")]
    [InlineData("Am besten anrufen")]
    [InlineData("Besten Dank")]
    [InlineData("100 % Handarbeit")]
    [InlineData("Fünf Jahre Garantie")]
    [InlineData("Spaß garantiert")]
    [InlineData("Die beste Zeit zum Pflanzen")]
    [InlineData("Größten Respekt")]
    [InlineData("Jedes Stück ist einzigartig")]
    [InlineData("Halle Nr. 1 ist frei")]
    [InlineData("Tipp Nr. 1: lüften")]
    [InlineData("Wir sind das beste Team")]
    [InlineData("Nicht die günstigsten, aber von hier")]
    [InlineData("Das einzige, was zählt")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    private const string Claim = "Die besten Brötchen der Stadt";

    [Fact]
    public void A_claim_that_holds_is_proof_and_one_that_has_ended_is_not()
    {
        _rule.With(c => c with { Claims = [new("a", new(2027, 1, 1))], ClaimIds = ["a"] }).Judge(Claim).ShouldBeEmpty();
        _rule.With(c => c with { Claims = [new("a", new(2026, 11, 30))], ClaimIds = ["a"] }).Judge(Claim).ShouldNotBeEmpty();
        _rule.With(c => c with { Claims = [new("a")] }).Judge(Claim).ShouldNotBeEmpty();
    }
}
