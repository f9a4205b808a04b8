using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class AdLabelWeakTests
{
    private readonly LawRule _rule = new(new AdLabelWeak(), Stated.Nothing with { Compensation = Compensation.Product }, "instagram");

    [Theory]
    [InlineData("Danke an Festool für die Säge")]
    [InlineData("Neue Säge #ad")]
    [InlineData("Kooperation mit Leimwerk")]
    [InlineData("sponsored by Leimwerk")]
    [InlineData("PR-Sample von Trittfest")]
    [InlineData("In Zusammenarbeit mit Farbenhaus")]
    [InlineData("Unbezahlte Werbung")]
    [InlineData("powered by Leimwerk")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Werbung – Danke an Festool")]
    [InlineData("Die neue Säge ist da")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void The_hashtag_is_shown_rather_than_the_thanks() => _rule.Judge("Danke an Festool! #ad").ShouldHaveSingleItem().Start.ShouldBe(19);

    [Fact]
    public void Thanks_for_nothing_are_thanks() => _rule.With(c => c with { Compensation = null }).Judge("Danke an Festool für die Säge").ShouldBeEmpty();
}
