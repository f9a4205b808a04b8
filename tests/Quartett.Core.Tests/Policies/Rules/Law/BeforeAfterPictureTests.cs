using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class BeforeAfterPictureTests
{
    private readonly LawRule _rule = new(new BeforeAfterPicture(), Stated.Nothing with { Sector = "health" }, "instagram");

    [Theory]
    [InlineData("Vorher / Nachher: Zahnaufhellung")]
    [InlineData("So sah es vorher aus, und so nachher")]
    [InlineData("Before & After")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Vorher bitte anrufen")]
    [InlineData("Nachher gibt es Kaffee")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_bathroom_may_be_shown_before_and_after()
    {
        _rule.With(c => c with { Sector = "craft" }).Judge("Vorher – nachher: das Bad").ShouldBeEmpty();
        _rule.With(c => c with { Sector = null }).Judge("Vorher – nachher: das Bad").ShouldBeEmpty();
        _rule.With(c => c with { Sector = null }).Judge("Hyaluron: vorher – nachher").ShouldHaveFound(Severity.Block);
    }

    [Fact]
    public void A_picture_marked_so_is_seen() =>
        _rule.With(c => c with { Images = [new ImageFacts { Tags = ["beforeAfter"] }] }).Judge(Stated.Of("Neu") with { Images = [Stated.Image()] }).ShouldHaveSingleItem().Field.ShouldBe("images[0]");
}
