using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class NoMessageTests
{
    private readonly IRule _rule = new NoMessage();

    [Fact]
    public void Only_who_was_asked_is_missed()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { MessageAsked = true } }).ShouldBe(["rule.M06.missing at message"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { MessageAsked = true, Pillar = "Handwerk" } }).ShouldBeEmpty();
    }
}
