using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class StaleLegalNoticeTests
{
    private readonly LawRule _rule = new(new StaleLegalNotice(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Angaben gemäß § 5 TMG")]
    [InlineData("Verantwortlich nach § 55 RStV")]
    [InlineData("https://ec.europa.eu/consumers/odr")]
    [InlineData("Hinweis nach TTDSG")]
    [InlineData("OS-Plattform der EU")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Warn);

    [Theory]
    [InlineData("Angaben gemäß § 5 DDG")]
    [InlineData("Neue Plattform im Lager")]
    [InlineData("https://ec.europa.eu/environment")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();
}
