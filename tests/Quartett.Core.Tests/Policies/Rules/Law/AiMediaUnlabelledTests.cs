using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AiMediaUnlabelledTests
{
    private readonly LawRule _rule = new(new AiMediaUnlabelled(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData(Origin.Generated)]
    [InlineData(Origin.Altered)]
    public void What_could_be_taken_for_real_says_so(Origin origin) => Of(new() { AiOrigin = origin, Realistic = true }).ShouldHaveFound(Severity.Block);

    [Fact]
    public void Drawings_photographs_and_the_unknown_need_no_label()
    {
        Of(new() { AiOrigin = Origin.Generated, Realistic = false }).ShouldBeEmpty();
        Of(new() { AiOrigin = Origin.Generated }).ShouldBeEmpty();
        Of(new() { AiOrigin = Origin.None, Realistic = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Unsere Halle (KI-generiert)")]
    [InlineData("Bild mit KI erstellt")]
    [InlineData("#KIgeneriert So wird die Halle")]
    [InlineData("Dieses Bild wurde mithilfe von KI verändert")]
    public void A_label_in_the_text_does(string text) =>
        _rule.With(c => c with { Images = [new() { AiOrigin = Origin.Generated, Realistic = true }] }).Judge(Picture with { Parts = [text] }).ShouldBeEmpty();

    [Fact]
    public void A_label_in_its_own_description_does() =>
        _rule.With(c => c with { Images = [new() { AiOrigin = Origin.Generated, Realistic = true }] }).Judge(Picture with { Images = [Stated.Image("KI-generiertes Bild einer Halle")] }).ShouldBeEmpty();

    [Fact]
    public void It_holds_from_the_second_of_August_2026_in_the_union()
    {
        _rule.Runs("2026-08-01").ShouldBeFalse();
        _rule.Runs("2026-08-02").ShouldBeTrue();
        _rule.With(c => c with { Jurisdiction = "CH" }).Runs("2026-08-02").ShouldBeFalse();
    }

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
