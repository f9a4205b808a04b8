using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class MusicNotClearedTests
{
    private readonly LawRule _rule = new(new MusicNotCleared(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Feierabend mit Musik")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Music_of_the_app_and_of_nowhere_is_blocked()
    {
        Of(new() { Music = Music.AppLibrary }).ShouldHaveFound(Severity.Block);
        Of(new() { Music = Music.Undeclared }).ShouldHaveFound(Severity.Block);
    }

    [Theory]
    [InlineData(Music.None)]
    [InlineData(Music.Own)]
    [InlineData(Music.Licensed)]
    [InlineData(Music.CommercialLibrary)]
    public void Cleared_music_plays(Music music) => Of(new() { Music = music }).ShouldBeEmpty();

    private IReadOnlyList<Finding> Of(VideoFacts facts) => _rule.With(c => c with { Video = facts }).Judge(Stated.Of("Feierabend") with { Network = "instagram", Video = Stated.Video() });
}
