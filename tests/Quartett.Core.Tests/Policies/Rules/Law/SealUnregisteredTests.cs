using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class SealUnregisteredTests
{
    private readonly LawRule _rule = new(new SealUnregistered(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Ausgezeichnet mit dem Ökosiegel")]
    [InlineData("Unsere Farben tragen den Blauen Engel")]
    [InlineData("FSC-zertifiziertes Holz")]
    [InlineData("Mit Umweltsiegel")]
    [InlineData("Das Siegel für umweltbewusste Betriebe")]
    [InlineData("Nachhaltigkeitssiegel 2026")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Wir versiegeln Parkett")]
    [InlineData("Der Siegelring meines Großvaters")]
    [InlineData("Auszeichnung für 25 Jahre Betriebszugehörigkeit")]
    [InlineData("Ein blauer Brief")]
    [InlineData("Kein Ökosiegel, nur gutes Holz")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_seal_of_the_register_may_be_shown_as_long_as_it_holds()
    {
        _rule.With(c => c with { Seals = [new("Blauer Engel")] }).Judge("Unser Papier: Blauer Engel").ShouldBeEmpty();
        _rule.With(c => c with { Seals = [new("Blauer Engel", new(2026, 11, 30))] }).Judge("Unser Papier: Blauer Engel").ShouldHaveFound(Severity.Approval);
    }

    [Fact]
    public void A_seal_on_a_picture_is_seen() =>
        _rule.With(c => c with { Images = [new ImageFacts { Tags = ["seal:Grünes Blatt"] }] }).Judge(Stated.Of("Neu") with { Images = [Stated.Image()] }).ShouldHaveSingleItem().Args[0].ShouldBe("Grünes Blatt");

    [Fact]
    public void It_holds_from_the_27th_of_September_2026() => (_rule.Runs("2026-09-26"), _rule.Runs("2026-09-27")).ShouldBe((false, true));
}
