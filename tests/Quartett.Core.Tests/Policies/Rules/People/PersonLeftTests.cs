using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class PersonLeftTests
{
    private readonly IRule _rule = new PersonLeft();

    [Fact]
    public void The_last_day_still_counts()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { Until = new DateOnly(2026, 12, 1) } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { Until = new DateOnly(2026, 11, 30) } }).ShouldBe(["rule.H09.left at author"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing).ShouldBeEmpty();
    }
}
