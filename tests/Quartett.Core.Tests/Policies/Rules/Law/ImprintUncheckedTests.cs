using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class ImprintUncheckedTests
{
    private readonly LawRule _rule = new(new ImprintUnchecked(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Ein Beitrag")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Fact]
    public void Missing_blocks_and_old_warns()
    {
        _rule.With(c => c with { Dossier = new("", null) }).Judge("x").ShouldHaveFound(Severity.Block);
        _rule.With(c => c with { Dossier = new("https://l.example/impressum", null) }).Judge("x").ShouldHaveFound(Severity.Warn);
    }

    [Fact]
    public void Ninety_days_are_fresh_and_one_more_is_old()
    {
        _rule.With(c => c with { Dossier = new("https://l.example/impressum", new DateOnly(2026, 12, 1).AddDays(-90)) }).Judge("x").ShouldBeEmpty();
        _rule.With(c => c with { Dossier = new("https://l.example/impressum", new DateOnly(2026, 12, 1).AddDays(-91)) }).Judge("x").ShouldHaveSingleItem().Args.ShouldBe([91, 90]);
    }
}
