using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class PayMissingTests
{
    private readonly LawRule _rule = new(new PayMissing(), Stated.Nothing with { PostType = "job" }, "instagram");

    [Theory]
    [InlineData("Tischler (m/w/d) gesucht")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Info);

    [Theory]
    [InlineData("Tischler (m/w/d) gesucht, 3.200 € im Monat")]
    [InlineData("Tischler (m/w/d), ab 18 Euro pro Stunde")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Austria_blocks_and_Switzerland_does_not_ask()
    {
        _rule.With(c => c with { Jurisdiction = "AT" }).Judge("Tischler (m/w/d) gesucht").ShouldHaveFound(Severity.Block);
        _rule.With(c => c with { Jurisdiction = "CH" }).Runs("2026-12-01").ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_job_has_no_pay() => _rule.With(c => c with { PostType = null }).Judge("Wir suchen alte Fotos").ShouldBeEmpty();
}
