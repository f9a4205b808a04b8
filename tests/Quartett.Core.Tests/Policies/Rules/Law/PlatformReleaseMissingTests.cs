using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PlatformReleaseMissingTests
{
    private readonly LawRule _rule = new(new PlatformReleaseMissing(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Wir verlosen drei Gutscheine")]
    [InlineData("Kommentiert und gewinnt einen Korb")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Wir verlosen drei Gutscheine. Das Gewinnspiel steht in keiner Verbindung zu Instagram.")]
    [InlineData("Wir verlosen Karten. Nicht von Facebook gesponsert.")]
    [InlineData("Gewinnen Sie Zeit")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void The_terms_may_say_it()
    {
        _rule.With(c => c with { Terms = new(PlatformReleased: true) }).Judge("Wir verlosen drei Gutscheine").ShouldBeEmpty();
        _rule.With(c => c with { Terms = new("Die Aktion steht in keiner Verbindung zu Meta.") }).Judge("Wir verlosen drei Gutscheine").ShouldBeEmpty();
    }

    [Fact]
    public void On_our_own_page_there_is_no_platform() => new LawRule(new PlatformReleaseMissing(), Stated.Nothing, "newsroom").Judge("Wir verlosen drei Gutscheine").ShouldBeEmpty();
}
