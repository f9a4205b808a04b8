using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ForbiddenMechanicTests
{
    private readonly LawRule _rule = new(new ForbiddenMechanic(), Stated.Nothing, "facebook_page");

    [Theory]
    [InlineData("Markiere zwei Freunde und gewinne!")]
    [InlineData("Verlosung: Teilt diesen Beitrag")]
    [InlineData("Gewinnspiel! Beitrag in der Story teilen")]
    [InlineData("Wir verlosen Karten. Verlinkt eure Begleitung")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Block);

    [Theory]
    [InlineData("Kommentiert und gewinnt einen Korb")]
    [InlineData("Teilen Sie den Beitrag gern")]
    [InlineData("Wir verlosen Karten und teilen Ihnen die Gewinner mit")]
    [InlineData("Markieren Sie sich den Termin")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Instagram_forbids_false_tags_in_pictures_only()
    {
        var instagram = new LawRule(new ForbiddenMechanic(), Stated.Nothing, "instagram");
        instagram.Judge("Giveaway: Markiert euch auf unserem Foto").ShouldHaveFound(Severity.Block);
        instagram.Judge("Giveaway: Markiert zwei Freunde im Kommentar").ShouldBeEmpty();
    }

    [Fact]
    public void Other_networks_have_other_rules() => new LawRule(new ForbiddenMechanic(), Stated.Nothing, "linkedin_page").Judge("Verlosung: Teilt diesen Beitrag").ShouldBeEmpty();
}
