using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Objectives;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Objectives;

public sealed class NoAudienceTests
{
    private readonly IRule _rule = new NoAudience();

    [Fact]
    public void Only_who_was_asked_is_missed()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { AudienceAsked = true } }).ShouldBe(["rule.Z07.missing at audience"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Plan = new() { AudienceAsked = true, TargetAudience = "Bauherren" } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing).ShouldBeEmpty();
    }
}
