using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.Marketing;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Marketing;

public sealed class EmbargoedTests
{
    private readonly IRule _rule = new Embargoed();

    [Fact]
    public void Until_the_moment_nothing_goes()
    {
        var until = Stated.Nothing with { EmbargoUntil = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(1)) };
        _rule.Codes(Stated.Of("x"), until).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x") with { At = new(2026, 12, 1, 8, 59, 59, TimeSpan.Zero) }, until).ShouldBe(["rule.M08.early at publishAt"]);
        _rule.Codes(Stated.Of("x")).ShouldBeEmpty();
    }
}
