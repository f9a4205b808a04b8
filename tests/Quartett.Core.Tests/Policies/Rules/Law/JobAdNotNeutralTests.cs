using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class JobAdNotNeutralTests
{
    private readonly LawRule _rule = new(new JobAdNotNeutral(), Stated.Nothing with { PostType = "job" }, "instagram");

    [Theory]
    [InlineData("Wir suchen einen Verkäufer")]
    [InlineData("Wir suchen einen jungen, dynamischen Elektriker")]
    [InlineData("Sekretärin gesucht")]
    [InlineData("Koch (m/w/d), nicht älter als 40")]
    [InlineData("Digital Native (m/w/d) als Mitarbeitende gesucht")]
    [InlineData("Deutsch als Muttersprache, Verkäufer (m/w/d)")]
    [InlineData("Nur Frauen: Aushilfe gesucht")]
    public void It_speaks_up(string text) => _rule.Judge(text).ShouldHaveFound(Severity.Approval);

    [Theory]
    [InlineData("Wir suchen eine Verkäuferin oder einen Verkäufer")]
    [InlineData("Elektriker (m/w/d) gesucht")]
    [InlineData("Elektriker*in gesucht")]
    [InlineData("Mitarbeiter:innen gesucht")]
    [InlineData("Fachkraft für Metall gesucht")]
    [InlineData("Verkäufer/-in für den Laden")]
    [InlineData("Auszubildende gesucht, Jung und Alt arbeiten bei uns zusammen")]
    [InlineData("Bäckerin/Bäcker gesucht")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void A_job_is_recognised_by_its_words()
    {
        var unknown = _rule.With(c => c with { PostType = null });
        unknown.Judge("Wir suchen einen Elektriker").ShouldHaveFound(Severity.Approval);
        unknown.Judge("Wir suchen alte Fotos").ShouldBeEmpty();
        unknown.Judge("Unser Elektriker ist heute krank").ShouldBeEmpty();
        _rule.With(c => c with { PostType = "post" }).Judge("Wir suchen einen Elektriker").ShouldBeEmpty();
    }
}
