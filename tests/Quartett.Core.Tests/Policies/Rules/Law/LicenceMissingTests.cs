using Quartett.Core.Policies;
using Quartett.Core.Policies.Rules.Law;
using Shouldly;
using Xunit;

namespace Quartett.Core.Tests.Policies.Rules.Law;

public sealed class LicenceMissingTests
{
    private readonly LawRule _rule = new(new LicenceMissing(), Stated.Nothing, "instagram");

    [Fact]
    public void Asked_and_not_answered_is_blocked()
    {
        Of(new() { Licence = new(null) }).ShouldHaveFound(Severity.Block);
        Of(new() { Licence = new("unknown") }).ShouldHaveFound(Severity.Block);
    }

    [Fact]
    public void A_known_source_or_a_question_nobody_asked_is_fine()
    {
        Of(new() { Licence = new("own") }).ShouldBeEmpty();
        Of(new()).ShouldBeEmpty();
    }

    private static Statement Picture => Stated.Of("Ein Blick in die Werkstatt.") with { Network = "instagram", Images = [Stated.Image("Zwei Menschen an einer Werkbank")] };

    private IReadOnlyList<Finding> Of(ImageFacts facts, string jurisdiction = "DE") => _rule.With(c => c with { Images = [facts], Jurisdiction = jurisdiction }).Judge(Picture);
}
