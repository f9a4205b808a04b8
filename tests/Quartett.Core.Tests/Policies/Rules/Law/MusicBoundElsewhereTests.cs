using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class MusicBoundElsewhereTests
{
    private readonly LawRule _rule = new(new MusicBoundElsewhere(), Stated.Nothing, "instagram");

    [Fact]
    public void Music_of_one_network_stays_there()
    {
        Of(new() { Music = Music.CommercialLibrary, MusicOnlyOn = ["tiktok"] }).ShouldHaveFound(Severity.Block);
        Of(new() { Music = Music.CommercialLibrary, MusicOnlyOn = ["instagram"], AlsoOn = ["tiktok"] }).ShouldHaveSingleItem().Args[0].ShouldBe("tiktok");
        Of(new() { Music = Music.CommercialLibrary, MusicOnlyOn = ["instagram"] }).ShouldBeEmpty();
        Of(new() { Music = Music.CommercialLibrary }).ShouldBeEmpty();
    }

    private IReadOnlyList<Finding> Of(VideoFacts facts) => _rule.With(c => c with { Video = facts }).Judge(Stated.Of("Feierabend") with { Network = "instagram", Video = Stated.Video() });
}
