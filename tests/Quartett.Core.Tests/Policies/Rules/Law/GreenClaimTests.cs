using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class GreenClaimTests
{
    private readonly LawRule _rule = new(new GreenClaim(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Unsere Möbel sind umweltfreundlich")]
    [InlineData("Nachhaltige Mode aus dem Norden")]
    [InlineData("Ökologische Reinigung")]
    [InlineData("Öko-Verpackung")]
    [InlineData("Wir setzen auf grüne Verpackung")]
    [InlineData("Klimafreundlich gebaut")]
    [InlineData("Plastikfreie Zahnbürsten")]
    [InlineData("#Nachhaltigkeit wird bei uns großgeschrieben")]
    [InlineData("Eco-friendly candles")]
    [InlineData("sustainable living")]
    [InlineData("Umwеltfreundliche Reiniger")]
    [InlineData("UMWELTSCHONEND gedruckt")]
    [InlineData("Mit gutem Gewissen: Umweltfreundlichkeit zum Anziehen")]
    [InlineData("umwelt­freundlich")]
    [InlineData("Recycelbare Becher")]
    [InlineData("Klimaneutralität bei der Lieferung")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("grüne Wände")]
    [InlineData("Grünkohl aus Grünberg")]
    [InlineData("Fahrt ins Grüne")]
    [InlineData("Wir begrünen das Dach")]
    [InlineData("nicht klimaneutral, aber sparsamer")]
    [InlineData("Verpackung zu 80 % umweltfreundlich aus Altpapier")]
    [InlineData("Vortrag über nachhaltiges Bauen")]
    [InlineData("Nachhaltig beeindruckt")]
    [InlineData("Was heißt eigentlich „klimaneutral“?")]
    [InlineData("Deutschland will klimaneutral werden")]
    [InlineData("www.umweltfreundlich.example")]
    [InlineData("Ökologischer Landbau seit 1984")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    private const string Claim = "Unsere Möbel sind umweltfreundlich";

    [Fact]
    public void A_claim_that_holds_is_proof_and_one_that_has_ended_is_not()
    {
        _rule.With(c => c with { Claims = [new("a", new(2027, 1, 1))], ClaimIds = ["a"] }).Judge(Claim).ShouldBeEmpty();
        _rule.With(c => c with { Claims = [new("a", new(2026, 11, 30))], ClaimIds = ["a"] }).Judge(Claim).ShouldNotBeEmpty();
        _rule.With(c => c with { Claims = [new("a")] }).Judge(Claim).ShouldNotBeEmpty();
    }

    [Fact]
    public void Our_own_name_is_no_claim() => _rule.With(c => c with { OwnNames = ["Öko Möbel GmbH"] }).Judge("Öko Möbel lädt ein").ShouldBeEmpty();

    [Fact]
    public void Between_firms_and_in_Switzerland_it_is_a_warning()
    {
        _rule.With(c => c with { Audience = Audience.B2b }).Judge(Claim).ShouldHaveFound(Severity.Warn);
        _rule.With(c => c with { Jurisdiction = "CH" }).Judge(Claim).ShouldHaveFound(Severity.Warn);
    }

    [Fact]
    public void It_holds_from_the_27th_of_September_2026()
    {
        _rule.Runs("2026-09-26").ShouldBeFalse();
        _rule.Runs("2026-09-27").ShouldBeTrue();
    }

    [Fact]
    public void It_is_found_in_descriptions_of_pictures_and_shown_at_its_place() =>
        _rule.Judge(Stated.Of("Neu") with { Images = [Stated.Image("Ein umweltfreundlicher Tisch")] }).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Field.ShouldBe("images[0].altText"), f => f.Start.ShouldBe(4), f => f.Length.ShouldBe(18));
}
