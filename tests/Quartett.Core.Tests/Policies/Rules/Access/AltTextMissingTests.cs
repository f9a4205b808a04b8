using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Access;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Access;

public sealed class AltTextMissingTests
{
    private readonly IRule _rule = new AltTextMissing();

    [Fact]
    public void An_image_without_a_description_is_blocked_at_its_place()
    {
        _rule.Codes(Stated.Of("Text") with { Images = [Stated.Image("Ein Tisch aus Eiche."), Stated.Image("  ")] }).ShouldBe(["rule.B01.missing at images[1].altText"]);
        _rule.Judge(Stated.Of("Text") with { Images = [Stated.Image()] }).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Block);
    }

    [Fact]
    public void A_described_image_and_a_post_without_images_are_fine()
    {
        _rule.Codes(Stated.Of("Text") with { Images = [Stated.Image("x")] }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Text")).ShouldBeEmpty();
    }
}
