using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class NoWatcherNamedTests
{
    private readonly IRule _rule = new NoWatcherNamed();

    [Fact]
    public void An_empty_name_is_a_hint()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Watcher = "" }).ShouldBe(["rule.H07.nobody at watcher"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Watcher = "Jana" }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing).ShouldBeEmpty();
    }
}
