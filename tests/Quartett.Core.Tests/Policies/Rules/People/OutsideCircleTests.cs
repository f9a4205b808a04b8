using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules;
using Quartett.Core.Policies.Rules.People;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.People;

public sealed class OutsideCircleTests
{
    private readonly IRule _rule = new OutsideCircle();

    [Fact]
    public void Who_is_not_in_the_circle_does_not_speak()
    {
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { InCircle = false } }).ShouldBe(["rule.H01.outside at author"]);
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { InCircle = true } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing with { Author = new() { } }).ShouldBeEmpty();
        _rule.Codes(Stated.Of("x"), Stated.Nothing).ShouldBeEmpty();
    }
}
