using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class OffVoiceTests
{
    private readonly IRule _rule = new OffVoice();

    [Fact]
    public void Loud_against_twenty_quiet_posts_is_a_hint()
    {
        var usual = Stated.Nothing with { Tone = new(1, 0, 1, 20) };
        const string Loud = "Das ist neu!!! Kommen Sie jetzt schnell zu uns in den Laden!!!";
        _rule.Codes(Stated.Of(Loud), usual).ShouldBe(["rule.M11.exclamations at text"]);
        _rule.Codes(Stated.Of(Loud), usual with { Tone = new(1, 0, 1, 19) }).ShouldBeEmpty();
        _rule.Codes(Stated.Of(Loud.Replace("!", "", StringComparison.Ordinal)), usual).ShouldBeEmpty();
    }
}
