using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class LicenceDoesNotCoverTests
{
    private readonly LawRule _rule = new(new LicenceDoesNotCover(), Stated.Nothing, "instagram");

    [Fact]
    public void The_last_day_holds_and_the_next_does_not()
    {
        Of(new() { Licence = new("stock", new(2026, 12, 1)) }).ShouldBeEmpty();
        Of(new() { Licence = new("stock", new(2026, 11, 30)) }).ShouldHaveSingleItem().Code.ShouldBe("rule.P09.expired");
    }

    [Fact]
    public void Editorial_pictures_and_other_networks_are_not_covered()
    {
        Of(new() { Licence = new("stock", EditorialOnly: true) }).ShouldHaveSingleItem().Code.ShouldBe("rule.P09.editorial");
        Of(new() { Licence = new("stock", Networks: ["facebook"]) }).ShouldHaveSingleItem().Code.ShouldBe("rule.P09.network");
        Of(new() { Licence = new("stock", Networks: ["instagram"]) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_that_must_not_be_edited_is_not_cropped() =>
        _rule.With(c => c with { Images = [new() { Licence = new("stock", MayEdit: false) }] }).Judge(Picture with { Images = [Stated.Image() with { Cut = "0,0,1,1" }] }).ShouldHaveSingleItem().Code.ShouldBe("rule.P09.edited");

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
