using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class CreditMissingTests
{
    private readonly LawRule _rule = new(new CreditMissing(), Stated.Nothing, "instagram");

    [Fact]
    public void Who_must_be_named_is_named()
    {
        Of(new() { Credit = "Inga Hartmann" }).ShouldHaveFound(Severity.Warn);
        _rule.With(c => c with { Images = [new() { Credit = "Foto: Inga Hartmann" }] }).Judge(Picture with { Parts = ["Herbst. (Bild: inga hartmann)"] }).ShouldBeEmpty();
        Of(new()).ShouldBeEmpty();
    }

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
