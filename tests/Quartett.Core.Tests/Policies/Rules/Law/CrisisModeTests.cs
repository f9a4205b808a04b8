using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class CrisisModeTests
{
    private readonly LawRule _rule = new(new CrisisMode(), Stated.Nothing, "instagram");

    [Theory]
    [InlineData("Ein Beitrag")]
    public void It_keeps_silent(string text) => _rule.Judge(text).ShouldBeEmpty();

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, Severity.Approval)]
    [InlineData(3, Severity.Block)]
    [InlineData(4, Severity.Block)]
    public void From_two_it_holds_and_from_three_it_stops(int level, Severity? severity)
    {
        var found = _rule.With(c => c with { CrisisLevel = level }).Judge("Ein Beitrag");
        if (severity is { } weight) found.ShouldHaveFound(weight);
        else found.ShouldBeEmpty();
    }

    [Fact]
    public void The_companys_word_in_the_crisis_passes_as_class_D_only()
    {
        _rule.With(c => c with { CrisisLevel = 3, CrisisStatement = true, Class = ContentClass.D }).Judge("Unsere Stellungnahme").ShouldBeEmpty();
        _rule.With(c => c with { CrisisLevel = 3, CrisisStatement = true, Class = ContentClass.A }).Judge("Unsere Stellungnahme").ShouldHaveFound(Severity.Block);
    }
}
