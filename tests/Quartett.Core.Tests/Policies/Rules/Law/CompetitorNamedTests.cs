using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class CompetitorNamedTests
{
    private readonly LawRule _rule = new(new CompetitorNamed(), Stated.Nothing with { Competitors = ["Möbel Kröger", "Tischlerei Voss GmbH"] }, "instagram");

    [Theory]
    [InlineData("Schneller als Möbel Kröger")]
    [InlineData("#MöbelKröger war gestern")]
    [InlineData("Tischlerei Voss kann das nicht")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Möbel aus Krögers Hand gibt es nicht mehr")]
    [InlineData("Wir bauen Möbel")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Without_a_list_nobody_is_a_competitor() => _rule.With(c => c with { Competitors = null }).Judge("Schneller als Möbel Kröger").ShouldBeEmpty();
}
