using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class AmbassadorUndisclosedTests
{
    private readonly IRule _rule = new AmbassadorUndisclosed();

    [Fact]
    public void An_ambassador_says_where_they_work()
    {
        _rule.Codes(Stated.Of("Tolle neue Tische!"), Stated.Nothing with { Author = new() { Ambassador = true } }).ShouldBe(["rule.H10.hidden at text"]);
        _rule.Codes(Stated.Of("Tolle neue Tische bei meinem Arbeitgeber!"), Stated.Nothing with { Author = new() { Ambassador = true } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("Tolle neue Tische!"), Stated.Nothing with { Author = new() { } }).ShouldBeEmpty();
    }
}
